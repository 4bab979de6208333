package seckill.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No secret stands in a manifest, and each that is referred to is one that k8s/secrets.sh makes. */
class SecretsAreElsewhereTest implements ManifestRule {

    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|TOKEN|_KEY|IDENTITY_VALUE)$");

    private static final List<Manifest> MADE = made();

    @Override
    public Stream<String> faults(Manifests manifests) {
        return Stream.concat(
                manifests.ofKind("Secret").stream().map(s -> s + " stands in a manifest"),
                manifests.pods().stream().flatMap(pods -> pods.containers().stream().flatMap(c -> c.each("env").stream()).flatMap(v -> fault(pods, v))));
    }

    private static Stream<String> fault(Pods pods, Node variable) {
        Node reference = variable.at("valueFrom", "secretKeyRef");
        if (SECRET.matcher(variable.text("name")).matches() && !reference.isThere()) {
            return Stream.of(pods + ": " + variable.text("name") + " is a secret, and stands in a manifest");
        }
        boolean isMade = !reference.isThere() || MADE.stream()
                .anyMatch(s -> s.name().equals(reference.text("name")) && s.root().at("stringData", reference.text("key")).isThere());
        return isMade ? Stream.of() : Stream.of(pods + ": nobody makes the secret " + reference.text("name") + "/" + reference.text("key"));
    }

    @Test
    void what_the_script_prints_is_what_kubernetes_reads() {
        assertThat(MADE).allSatisfy(secret -> assertThat(ModelsAreStrictTest.fault(secret)).isEmpty());
    }

    @Test
    void every_secret_that_is_made_is_used_and_no_two_are_alike() {
        Set<String> used = new HashSet<>();
        Overlay.DEV.manifests().getFirst().pods().forEach(p -> p.workload().root().everywhere().map(n -> n.at("secretKeyRef")).filter(Node::isThere)
                .forEach(r -> used.add(r.text("name") + "/" + r.text("key"))));
        assertThat(MADE.stream().flatMap(s -> s.root().map("stringData").keySet().stream().map(key -> s.name() + "/" + key)))
                .containsAll(used)
                .filteredOn(made -> !used.contains(made))
                // whom only a server's own image is told
                .isSubsetOf("seckill-database-admin/user", "seckill-nacos/username", "seckill-redis/username");
        List<String> values = MADE.stream().flatMap(s -> s.root().map("stringData").values().stream()).filter(v -> v.length() > 10).toList();
        assertThat(values).doesNotHaveDuplicates().hasSizeGreaterThan(15);
        assertThat(made().stream().flatMap(s -> s.root().map("stringData").values().stream()).filter(v -> v.length() > 10)).doesNotContainAnyElementsOf(values);
    }

    private static List<Manifest> made() {
        try {
            Process script = new ProcessBuilder(Repository.ROOT.resolve("k8s/secrets.sh").toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            String text = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Yaml.documents(text).stream().map(Manifest::new).collect(Collectors.toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Broken> broken() {
        return List.of(
                new Broken(m -> m.all().getFirst().json().addProperty("kind", "Secret"), "stands in a manifest"),
                new Broken(Damage.variable("Deployment", "stock-service", "SPRING_DATASOURCE_PASSWORD", "{ \"name\": \"SPRING_DATASOURCE_PASSWORD\", \"value\": \"stock\" }"), "is a secret"),
                new Broken(Damage.variable("Deployment", "seckill-gateway", "SECKILL_SESSION_KEY",
                        "{ \"name\": \"SECKILL_SESSION_KEY\", \"valueFrom\": { \"secretKeyRef\": { \"name\": \"seckill-keys\", \"key\": \"sessions\" } } }"), "nobody makes the secret seckill-keys/sessions"));
    }
}
