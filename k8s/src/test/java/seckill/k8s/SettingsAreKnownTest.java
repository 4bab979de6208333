package seckill.k8s;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every environment variable is one that the program reads, and every value it is given is there. */
class SettingsAreKnownTest implements ManifestRule {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\(([A-Z_]+)\\)");

    @Override
    public Stream<String> faults(Manifests manifests) {
        return Stream.of(variables(manifests), settings(manifests)).flatMap(s -> s);
    }

    private static Stream<String> variables(Manifests manifests) {
        return manifests.pods().stream().flatMap(pods -> pods.containers().stream().flatMap(c -> faults(pods, c)));
    }

    private static Stream<String> faults(Pods pods, Node container) {
        List<String> faults = new ArrayList<>();
        List<Node> variables = container.each("env");
        Set<String> before = new HashSet<>();
        Set<String> referred = new HashSet<>();
        for (Node variable : variables) {
            Matcher references = REFERENCE.matcher(variable.text("value"));
            while (references.find()) {
                referred.add(references.group(1));
                if (!before.contains(references.group(1))) {
                    faults.add(pods + ": " + variable.text("name") + " refers to " + references.group(1) + ", which is not set before it");
                }
            }
            if (!before.add(variable.text("name"))) {
                faults.add(pods + ": " + variable.text("name") + " is there twice");
            }
        }
        if (pods.areTheShops()) {
            Set<String> known = KnownVariables.of(Image.of(container.text("image")).name());
            before.stream().filter(name -> !known.contains(name) && !referred.contains(name))
                    .forEach(name -> faults.add(pods + " does not read " + name));
        }
        return faults.stream();
    }

    private static Stream<String> settings(Manifests manifests) {
        Map<String, String> there = manifests.settings().root().map("data");
        List<String> used = manifests.pods().stream()
                .flatMap(p -> p.workload().root().everywhere())
                .map(n -> n.at("configMapKeyRef"))
                .filter(Node::isThere)
                .map(reference -> reference.text("name").startsWith("seckill") ? reference.text("key") : "of ConfigMap " + reference.text("name"))
                .toList();
        return Stream.concat(
                used.stream().filter(key -> !there.containsKey(key)).distinct().map(key -> "there is no setting " + key),
                there.keySet().stream().filter(key -> !used.contains(key)).map(key -> "nobody uses the setting " + key));
    }

    @Override
    public List<Broken> broken() {
        return List.of(
                new Broken(Damage.variable("Deployment", "stock-service", "SECKILL_LEAVE_FOR", "{ \"name\": \"SECKILL_LEAVES_FOR\", \"value\": \"5s\" }"), "does not read SECKILL_LEAVES_FOR"),
                new Broken(Damage.variable("Deployment", "seckill-gateway", "SPRING_DATA_REDIS_HOST", "{ \"name\": \"SPRING_REDIS_HOST\", \"value\": \"redis\" }"), "does not read SPRING_REDIS_HOST"),
                new Broken(Damage.variable("StatefulSet", "seckill-tc", "TC_STORE", "{ \"name\": \"SEATA_STORE\", \"value\": \"db\" }"), "does not read SEATA_STORE"),
                new Broken(Damage.variable("Job", "seckill-schema", "DATABASE_TC_PASSWORD", "{ \"name\": \"DATABASE_SEATA_PASSWORD\", \"value\": \"x\" }"), "does not read DATABASE_SEATA_PASSWORD"),
                new Broken(Damage.variable("Deployment", "stock-service", "DATABASE_ADDRESS", "{ \"name\": \"DATABASE_ADRESS\", \"value\": \"x\" }"), "which is not set before it"),
                new Broken(Damage.variable("Deployment", "stock-service", "SECKILL_TC_ADDRESS",
                        "{ \"name\": \"SECKILL_TC_ADDRESS\", \"valueFrom\": { \"configMapKeyRef\": { \"name\": \"seckill\", \"key\": \"tc\" } } }"), "there is no setting tc"),
                new Broken(m -> m.settings().json().getAsJsonObject("data").addProperty("tc-adress", "x"), "nobody uses the setting tc-adress"));
    }
}
