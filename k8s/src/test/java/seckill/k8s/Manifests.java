package seckill.k8s;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All documents of one overlay.
 *
 * @param name of the overlay, and how it was put together
 */
record Manifests(String name, List<Manifest> all) {

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "Job");

    List<Manifest> ofKind(String kind) {
        return all.stream().filter(m -> m.kind().equals(kind)).toList();
    }

    Optional<Manifest> find(String kind, String name) {
        return ofKind(kind).stream().filter(m -> m.name().equals(name)).findFirst();
    }

    /** The document, which must be there; to be damaged. */
    JsonObject get(String kind, String name) {
        return find(kind, name).orElseThrow().json();
    }

    List<Pods> pods() {
        return all.stream().filter(m -> WORKLOADS.contains(m.kind())).map(Pods::new).toList();
    }

    Stream<Pods> selectedBy(Selector selector) {
        return pods().stream().filter(p -> selector.matches(p.labels()));
    }

    /** The one ConfigMap of the shop; when it was rendered its name ends with a hash. */
    Manifest settings() {
        return ofKind("ConfigMap").stream().filter(m -> m.name().startsWith("seckill")).findFirst().orElseThrow();
    }

    /** To be damaged without harm to others. */
    Manifests copy() {
        return new Manifests(name, all.stream().map(m -> new Manifest(m.json().deepCopy())).toList());
    }

    @Override
    public String toString() {
        return name;
    }
}
