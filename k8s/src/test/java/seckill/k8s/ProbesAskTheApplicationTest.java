package seckill.k8s;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What serves is asked whether it has started, is ready and is alive, with paths that the application answers. */
class ProbesAskTheApplicationTest implements ManifestRule {

    private static final String HEALTH = "/actuator/health/";

    @Override
    public Stream<String> faults(Manifests manifests) {
        return manifests.pods().stream()
                .filter(p -> p.areTheShops() && p.areToStay())
                .flatMap(p -> Stream.of("startupProbe", "readinessProbe", "livenessProbe").flatMap(probe -> fault(p, probe).stream()));
    }

    private static Optional<String> fault(Pods pods, String probe) {
        Node asked = pods.containers().getFirst().at(probe);
        String path = asked.text("httpGet", "path");
        boolean answers = pods.labels().get("seckill/role").equals("coordinator")
                ? asked.text("tcpSocket", "port").equals("rpc") || asked.text("httpGet", "port").equals("console") && isOpenAtTheCoordinator(path)
                : asked.text("httpGet", "port").equals("management") && health(pods).contains(path) && isFor(probe, path);
        return answers ? Optional.empty() : Optional.of(pods + ": the application does not answer the " + probe + " " + path);
    }

    /** Whoever is not ready is not to be ended. */
    private static boolean isFor(String probe, String path) {
        return path.equals(HEALTH + (probe.equals("readinessProbe") ? "readiness" : "liveness"));
    }

    private static Set<String> health(Pods pods) {
        Node management = pods.labels().get("seckill/role").equals("gateway")
                ? Application.of(pods).orElseThrow().configuration().at("management")
                : Yaml.only(Application.PARTICIPANT).at("management");
        boolean exposed = List.of(management.text("endpoints", "web", "exposure", "include").split(",")).contains("health")
                && management.text("endpoint", "health", "probes", "enabled").equals("true");
        return exposed ? Set.of(HEALTH + "liveness", HEALTH + "readiness") : Set.of();
    }

    private static boolean isOpenAtTheCoordinator(String path) {
        return Stream.of(Yaml.only(Application.file("seckill-tc")).text("seata", "security", "ignore.urls").split(","))
                .anyMatch(open -> path.startsWith(open.replace("**", "")));
    }

    @Override
    public List<Broken> broken() {
        String container = "spec/template/spec/containers/0/";
        return List.of(
                new Broken(Damage.set("Deployment", "stock-service", container + "readinessProbe/httpGet/path", "\"/actuator/health/ready\""), "readinessProbe"),
                new Broken(Damage.set("Deployment", "stock-service", container + "livenessProbe/httpGet/path", "\"/actuator/health/readiness\""), "livenessProbe"),
                new Broken(Damage.set("Deployment", "seckill-gateway", container + "readinessProbe/httpGet/port", "\"http\""), "readinessProbe"),
                new Broken(Damage.remove("Deployment", "order-service", container + "startupProbe"), "startupProbe"),
                new Broken(Damage.set("StatefulSet", "seckill-tc", container + "readinessProbe/httpGet/path", "\"/health\""), "/health"));
    }
}
