package seckill.k8s;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pods that one workload makes: they are all alike. */
record Pods(Manifest workload) {

    Node spec() {
        return workload.spec().at("template", "spec");
    }

    Map<String, String> labels() {
        return workload.spec().map("template", "metadata", "labels");
    }

    /** Ours, and not a server that somebody else has made. */
    boolean areTheShops() {
        return containers().stream().allMatch(c -> Image.of(c.text("image")).isTheShops());
    }

    /** They serve, and do not end by themselves. */
    boolean areToStay() {
        return !workload.kind().equals("Job");
    }

    List<Node> containers() {
        return spec().each("containers");
    }

    /** The numbers of all containers' ports by their names. */
    Map<String, Integer> ports() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        containers().forEach(c -> c.each("ports").forEach(p -> ports.put(p.text("name"), p.at("containerPort").number(0))));
        return ports;
    }

    /** The number of the port which a Service, a probe or a policy means, by name or by number; empty when there is none such. */
    Optional<Integer> port(Node meant) {
        String text = meant.text().orElse("");
        return text.matches("\\d+")
                ? ports().values().stream().filter(p -> p == Integer.parseInt(text)).findFirst()
                : Optional.ofNullable(ports().get(text));
    }

    @Override
    public String toString() {
        return workload.toString();
    }
}
