package seckill.k8s;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Services and probes mean ports that the pods have, and those of the shop's pods are the ones on which the applications listen. */
class PortsAreThereTest implements ManifestRule {

    @Override
    public Stream<String> faults(Manifests manifests) {
        return Stream.of(services(manifests), probes(manifests), listened(manifests), addresses(manifests)).flatMap(s -> s);
    }

    private static Stream<String> services(Manifests manifests) {
        return manifests.ofKind("Service").stream().flatMap(service -> service.spec().each("ports").stream()
                .filter(port -> manifests.pods().stream()
                        .filter(p -> SelectorsMeanSomebodyTest.isSelected(service, p))
                        .anyMatch(p -> p.port(port.at("targetPort")).isEmpty()))
                .map(port -> service + ": its pods have no port " + port.text("targetPort")));
    }

    private static Stream<String> probes(Manifests manifests) {
        return manifests.pods().stream().flatMap(pods -> pods.containers().stream()
                .flatMap(c -> Stream.of("startupProbe", "readinessProbe", "livenessProbe").map(c::at).filter(Node::isThere))
                .map(probe -> probe.at("httpGet").isThere() ? probe.at("httpGet", "port") : probe.at("tcpSocket", "port"))
                .filter(port -> pods.port(port).isEmpty())
                .map(port -> pods + ": a probe asks port " + port.text().orElse("") + ", which the pods do not have"));
    }

    private static Stream<String> listened(Manifests manifests) {
        return manifests.pods().stream().flatMap(pods -> Application.of(pods).stream().flatMap(application ->
                application.ports().entrySet().stream()
                        .filter(port -> !port.getValue().equals(pods.ports().get(port.getKey())))
                        .map(port -> pods + ": the application listens on " + port + ", the pods say " + pods.ports().get(port.getKey()))));
    }

    /** What is said of servers that are inside: a Service's name, and a port of its. */
    private static Stream<String> addresses(Manifests manifests) {
        Map<String, String> settings = manifests.settings().root().map("data");
        return Stream.of("database-address", "nacos-address", "rocketmq-name-server", "tc-address")
                .flatMap(key -> Stream.of(settings.getOrDefault(key, "").split(";")))
                .filter(address -> !address.contains("example"))
                .flatMap(address -> fault(manifests, address).stream());
    }

    private static Optional<String> fault(Manifests manifests, String address) {
        String[] parts = address.split(":");
        String[] host = parts[0].split("\\.");
        Optional<Manifest> service = manifests.find("Service", host[host.length - 1]);
        boolean listens = service.stream().flatMap(s -> s.spec().each("ports").stream()).anyMatch(p -> p.text("port").equals(parts[parts.length - 1]));
        boolean isThere = host.length == 1 || service.isPresent() && isPod(manifests, host[0], host[1]);
        return listens && isThere ? Optional.empty() : Optional.of("nobody is at " + address);
    }

    private static boolean isPod(Manifests manifests, String pod, String set) {
        Node spec = manifests.find("StatefulSet", set).orElseThrow().spec();
        int first = spec.at("ordinals", "start").number(0);
        int ordinal = Integer.parseInt(pod.substring(set.length() + 1));
        return pod.startsWith(set + "-") && ordinal >= first && ordinal < first + spec.at("replicas").number(1);
    }

    @Override
    public List<Broken> broken() {
        return List.of(
                new Broken(Damage.set("Service", "seckill-gateway", "spec/ports/0/targetPort", "\"web\""), "no port web"),
                new Broken(Damage.set("Deployment", "stock-service", "spec/template/spec/containers/0/livenessProbe/httpGet/port", "8080"), "a probe asks port 8080"),
                new Broken(Damage.set("Deployment", "stock-service", "spec/template/spec/containers/0/ports/0/containerPort", "20882"), "the application listens on dubbo=20881"),
                new Broken(Damage.set("Deployment", "order-service", "spec/template/spec/containers/0/ports/1/containerPort", "20891"), "management=20892"),
                new Broken(Damage.variable("Deployment", "seckill-gateway", "SERVER_PORT", "{ \"name\": \"SERVER_PORT\", \"value\": \"8081\" }"), "http=8081"),
                new Broken(Damage.set("StatefulSet", "seckill-tc", "spec/ordinals/start", "0"), "nobody is at seckill-tc-2.seckill-tc:8091"),
                new Broken(m -> m.settings().json().getAsJsonObject("data").addProperty("nacos-address", "nacos:8849"), "nobody is at nacos:8849"));
    }
}
