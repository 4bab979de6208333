package seckill.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whoever has to call somebody may, and nobody else may: edges-dev.txt and edges-prod.txt have all of them. */
class EdgesOfTheStarTest implements ManifestRule {

    @Override
    public Stream<String> faults(Manifests manifests) {
        Set<String> allowed = new Edges(manifests).all();
        Set<String> wanted = wanted(manifests.name().split(" ")[0]);
        return Stream.of(
                        new Edges(manifests).strangers().stream(),
                        allowed.stream().filter(edge -> !wanted.contains(edge)).map(edge -> "allowed, and nobody needs it: " + edge),
                        wanted.stream().filter(edge -> !allowed.contains(edge)).map(edge -> "needed, and not allowed: " + edge))
                .flatMap(s -> s);
    }

    private static Set<String> wanted(String overlay) {
        try {
            List<String> lines = Files.readAllLines(Path.of("src/test/resources/seckill/k8s/edges-" + overlay + ".txt"));
            return new TreeSet<>(lines.stream().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Broken> broken() {
        return List.of(
                new Broken(Damage.set("NetworkPolicy", "gateway", "spec/egress/0/to/0/podSelector/matchLabels", "{ \"app.kubernetes.io/name\": \"stock\" }"), "means pods that are not there"),
                new Broken(Damage.set("NetworkPolicy", "gateway", "spec/egress/0/ports/0/port", "20882"), "needed, and not allowed: seckill-gateway > stock-service:20881"),
                new Broken(Damage.set("NetworkPolicy", "deny-all", "spec/policyTypes", "[\"Ingress\"]"), "nobody needs it: mysql > *"),
                new Broken(Damage.set("Deployment", "payment-service", "spec/template/metadata/labels/seckill~role", "\"gateway\""), "nobody needs it: payment-service > redis:6379"),
                new Broken(Damage.remove("NetworkPolicy", "to-nacos", "spec/egress/0/to"), "nobody needs it: stock-service > *"),
                new Broken(Damage.set("NetworkPolicy", "participants", "spec/ingress/0", "{}"), "nobody needs it: * > order-service:20882"));
    }
}
