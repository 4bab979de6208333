package seckill.k8s;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who selects pods selects some; who makes pods selects those, and no others' pods. */
class SelectorsMeanSomebodyTest implements ManifestRule {

    @Override
    public Stream<String> faults(Manifests manifests) {
        return Stream.of(workloads(manifests), services(manifests), budgets(manifests), spread(manifests), homes(manifests)).flatMap(s -> s);
    }

    private static Stream<String> workloads(Manifests manifests) {
        return manifests.pods().stream().filter(Pods::areToStay).flatMap(pods -> {
            List<Pods> selected = manifests.selectedBy(new Selector(pods.workload().spec().at("selector"))).toList();
            return selected.equals(List.of(pods)) ? Stream.of() : Stream.of(pods + " selects " + selected + ", not its own pods");
        });
    }

    private static Stream<String> services(Manifests manifests) {
        return manifests.ofKind("Service").stream()
                .filter(s -> manifests.pods().stream().noneMatch(p -> isSelected(s, p)))
                .map(s -> s + " selects no pods");
    }

    static boolean isSelected(Manifest service, Pods pods) {
        return !service.spec().map("selector").isEmpty()
                && service.spec().map("selector").entrySet().stream().allMatch(l -> l.getValue().equals(pods.labels().get(l.getKey())));
    }

    private static Stream<String> budgets(Manifests manifests) {
        return manifests.ofKind("PodDisruptionBudget").stream()
                .filter(b -> manifests.selectedBy(new Selector(b.spec().at("selector"))).count() != 1)
                .map(b -> b + " is not about the pods of one workload");
    }

    private static Stream<String> spread(Manifests manifests) {
        return manifests.pods().stream().flatMap(pods -> pods.spec().each("topologySpreadConstraints").stream()
                .filter(c -> !new Selector(c.at("labelSelector")).matches(pods.labels()))
                .map(_ -> pods + " spreads other pods than its own"));
    }

    /** The Service that names a StatefulSet's pods. */
    private static Stream<String> homes(Manifests manifests) {
        return manifests.ofKind("StatefulSet").stream().flatMap(set -> {
            Optional<Manifest> service = manifests.find("Service", set.spec().text("serviceName"));
            return service.isPresent() && isSelected(service.get(), new Pods(set)) ? Stream.of() : Stream.of(set + " has no Service of the name " + set.spec().text("serviceName"));
        });
    }

    @Override
    public List<Broken> broken() {
        return List.of(
                new Broken(Damage.set("Deployment", "stock-service", "spec/selector/matchLabels", "{ \"app.kubernetes.io/name\": \"stock\" }"), "not its own pods"),
                new Broken(Damage.set("Deployment", "stock-service", "spec/selector/matchLabels", "{ \"app.kubernetes.io/part-of\": \"seckill\" }"), "not its own pods"),
                new Broken(Damage.set("Service", "seckill-gateway", "spec/selector", "{ \"app\": \"seckill-gateway\" }"), "Service seckill-gateway selects no pods"),
                new Broken(Damage.set("PodDisruptionBudget", "seckill-tc", "spec/selector", "{ \"matchLabels\": { \"app.kubernetes.io/name\": \"tc\" } }"), "PodDisruptionBudget seckill-tc"),
                new Broken(Damage.set("Deployment", "order-service", "spec/template/spec/topologySpreadConstraints/0/labelSelector/matchLabels", "{ \"app.kubernetes.io/name\": \"stock-service\" }"), "spreads other pods"),
                new Broken(Damage.set("StatefulSet", "seckill-tc", "spec/serviceName", "\"tc\""), "no Service of the name tc"));
    }
}
