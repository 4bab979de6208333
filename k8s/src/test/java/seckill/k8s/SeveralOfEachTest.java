package seckill.k8s;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Of everything that sells there are two on two nodes, one may go at a time, and everything has its share of a node. */
class SeveralOfEachTest implements ManifestRule {

    private static final Set<String> SCALED = Set.of("seckill-gateway", "stock-service", "order-service");

    @Override
    public Stream<String> faults(Manifests manifests) {
        return Stream.of(
                        manifests.pods().stream().flatMap(SeveralOfEachTest::shares),
                        manifests.pods().stream().filter(p -> p.areTheShops() && p.areToStay()).flatMap(p -> several(manifests, p)),
                        SCALED.stream().filter(name -> scaler(manifests, name).isEmpty()).map(name -> "nobody scales " + name),
                        manifests.ofKind("HorizontalPodAutoscaler").stream().flatMap(scaler -> target(manifests, scaler)))
                .flatMap(s -> s);
    }

    private static Stream<String> shares(Pods pods) {
        return pods.containers().stream()
                .filter(c -> Stream.of("requests", "limits").anyMatch(k -> !c.at("resources", k, "cpu").isThere() || !c.at("resources", k, "memory").isThere()))
                .map(c -> pods + ": the container " + c.text("name") + " has no share of a node, or no limit");
    }

    private static Stream<String> several(Manifests manifests, Pods pods) {
        Optional<Manifest> scaler = scaler(manifests, pods.workload().name());
        Node replicas = pods.workload().spec().at("replicas");
        int least = scaler.map(s -> s.spec().at("minReplicas").number(1)).orElse(replicas.number(1));
        boolean isSpread = pods.spec().each("topologySpreadConstraints").stream().anyMatch(c -> c.text("topologyKey").equals("kubernetes.io/hostname"));
        boolean mayGo = manifests.ofKind("PodDisruptionBudget").stream()
                .anyMatch(b -> new Selector(b.spec().at("selector")).matches(pods.labels()) && b.spec().at("maxUnavailable").number(0) == 1);
        return Stream.of(
                        least < 2 ? pods + " is alone" : "",
                        scaler.isPresent() && replicas.isThere() ? pods + " has replicas, which every apply would put back" : "",
                        isSpread ? "" : pods + " may be on one node",
                        mayGo ? "" : pods + " has no disruption budget of one at a time")
                .filter(fault -> !fault.isEmpty());
    }

    private static Stream<String> target(Manifests manifests, Manifest scaler) {
        Node spec = scaler.spec();
        boolean isThere = manifests.find(spec.text("scaleTargetRef", "kind"), spec.text("scaleTargetRef", "name")).isPresent();
        boolean grows = spec.at("maxReplicas").number(0) > spec.at("minReplicas").number(1);
        return isThere && grows ? Stream.of() : Stream.of(scaler + " has nothing that it could scale");
    }

    private static Optional<Manifest> scaler(Manifests manifests, String name) {
        return manifests.ofKind("HorizontalPodAutoscaler").stream().filter(s -> s.spec().text("scaleTargetRef", "name").equals(name)).findFirst();
    }

    @Override
    public List<Broken> broken() {
        return List.of(
                new Broken(Damage.remove("Deployment", "payment-service", "spec/template/spec/containers/0/resources/limits"), "no share of a node, or no limit"),
                new Broken(Damage.set("Deployment", "payment-service", "spec/replicas", "1"), "payment-service is alone"),
                new Broken(Damage.set("StatefulSet", "seckill-tc", "spec/replicas", "1"), "seckill-tc is alone"),
                new Broken(Damage.set("HorizontalPodAutoscaler", "stock-service", "spec/minReplicas", "1"), "stock-service is alone"),
                new Broken(Damage.set("Deployment", "stock-service", "spec/replicas", "2"), "every apply would put back"),
                new Broken(Damage.remove("Deployment", "stock-service", "spec/template/spec/topologySpreadConstraints"), "may be on one node"),
                new Broken(Damage.set("PodDisruptionBudget", "order-service", "spec/maxUnavailable", "0"), "no disruption budget"),
                new Broken(Damage.set("HorizontalPodAutoscaler", "order-service", "spec/scaleTargetRef/name", "\"order\""), "nobody scales order-service"),
                new Broken(Damage.set("HorizontalPodAutoscaler", "order-service", "spec/maxReplicas", "2"), "nothing that it could scale"));
    }
}
