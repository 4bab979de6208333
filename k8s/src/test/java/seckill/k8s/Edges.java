package seckill.k8s;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who may call whom, as NetworkPolicies are read: a policy that selects nobody's direction leaves it open, several add up. */
record Edges(Manifests manifests) {

    /** Lines like {@code seckill-gateway > stock-service:20881}; calls from outside are from {@code *} or a namespace. */
    Set<String> all() {
        Set<String> edges = new TreeSet<>();
        for (Pods callee : manifests.pods()) {
            for (int port : Set.copyOf(callee.ports().values())) {
                manifests.pods().stream()
                        .filter(caller -> permits(caller, "Egress", callee, port, peer -> isPod(peer, callee)))
                        .filter(caller -> permits(callee, "Ingress", callee, port, peer -> isPod(peer, caller)))
                        .forEach(caller -> edges.add(caller.workload().name() + " > " + callee.workload().name() + ":" + port));
                if (permits(callee, "Ingress", callee, port, _ -> false)) {
                    edges.add("* > " + callee.workload().name() + ":" + port);
                }
                peers(callee, "Ingress").filter(r -> reaches(r.rule(), callee, port)).flatMap(r -> outside(r.peer()).stream())
                        .forEach(from -> edges.add(from + " > " + callee.workload().name() + ":" + port));
            }
        }
        manifests.pods().stream().filter(this::mayCallAnybody).forEach(caller -> edges.add(caller.workload().name() + " > *"));
        manifests.pods().forEach(caller -> peers(caller, "Egress").forEach(r -> outside(r.peer()).ifPresent(to -> r.rule().each("ports")
                .forEach(port -> edges.add(caller.workload().name() + " > " + to + ":" + port.text("port"))))));
        return edges;
    }

    /** Peers that mean pods, of which there are none. */
    List<String> strangers() {
        return manifests.ofKind("NetworkPolicy").stream().flatMap(policy -> {
            List<Node> selectors = policy.spec().everywhere().map(n -> n.at("podSelector")).filter(Node::isThere).toList();
            return selectors.stream()
                    .filter(s -> policy.spec().everywhere().noneMatch(n -> n.at("namespaceSelector").isThere() && n.at("podSelector").equals(s)))
                    .filter(s -> manifests.selectedBy(new Selector(s)).findAny().isEmpty())
                    .map(s -> policy + " means pods that are not there: " + s.json());
        }).toList();
    }

    private boolean permits(Pods subject, String direction, Pods callee, int port, Predicate<Node> isMeant) {
        List<Manifest> about = about(subject, direction);
        return about.isEmpty() || about.stream().flatMap(p -> p.spec().each(direction.toLowerCase(Locale.ROOT)).stream())
                .anyMatch(rule -> reaches(rule, callee, port) && (list(rule, direction).isEmpty() || list(rule, direction).stream().anyMatch(isMeant)));
    }

    private boolean mayCallAnybody(Pods caller) {
        List<Manifest> about = about(caller, "Egress");
        return about.isEmpty() || about.stream().flatMap(p -> p.spec().each("egress").stream()).anyMatch(rule -> list(rule, "Egress").isEmpty());
    }

    private List<Manifest> about(Pods subject, String direction) {
        return manifests.ofKind("NetworkPolicy").stream()
                .filter(p -> p.spec().each("policyTypes").stream().anyMatch(t -> t.text().orElse("").equals(direction)))
                .filter(p -> new Selector(p.spec().at("podSelector")).matches(subject.labels()))
                .toList();
    }

    private record Reach(Node rule, Node peer) {}

    private Stream<Reach> peers(Pods subject, String direction) {
        return about(subject, direction).stream().flatMap(p -> p.spec().each(direction.toLowerCase(Locale.ROOT)).stream())
                .flatMap(rule -> list(rule, direction).stream().map(peer -> new Reach(rule, peer)));
    }

    private static List<Node> list(Node rule, String direction) {
        return rule.each(direction.equals("Egress") ? "to" : "from");
    }

    private static boolean reaches(Node rule, Pods callee, int port) {
        return rule.each("ports").isEmpty() || rule.each("ports").stream().anyMatch(p -> callee.port(p.at("port")).equals(Optional.of(port)));
    }

    private static boolean isPod(Node peer, Pods pods) {
        return !peer.at("namespaceSelector").isThere() && peer.at("podSelector").isThere() && new Selector(peer.at("podSelector")).matches(pods.labels());
    }

    private static Optional<String> outside(Node peer) {
        return peer.at("ipBlock").isThere()
                ? peer.at("ipBlock", "cidr").text()
                : Optional.ofNullable(peer.map("namespaceSelector", "matchLabels").get("kubernetes.io/metadata.name"));
    }
}
