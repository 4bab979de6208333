package seckill.launcher;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What buyers talk to: the gateway before the modules, or the monolith that has them inside. */
final class WebProcess implements Component {

    private final Application application;
    private final Set<String> after;
    private final boolean monolith;

    private WebProcess(Application application, Set<String> after, boolean monolith) {
        this.application = application;
        this.after = after;
        this.monolith = monolith;
    }

    static WebProcess gateway() {
        return new WebProcess(
                new Application(
                        "gateway", "seckill-gateway/target/seckill-gateway.jar", "seckill.gateway.GatewayApplication", 384),
                Set.of("database", "redis", "nacos", "tc"),
                false);
    }

    static WebProcess monolith() {
        return new WebProcess(
                new Application(
                        "monolith",
                        "seckill-monolith/target/seckill-monolith.jar",
                        "seckill.monolith.MonolithApplication",
                        384),
                Set.of("database", "redis"),
                true);
    }

    @Override
    public String name() {
        return application.name();
    }

    @Override
    public Set<String> after() {
        return after;
    }

    @Override
    public void choosePorts(PortChoice ports) {
        ports.choose(name(), 8080);
    }

    @Override
    public List<String> command(Site site) throws IOException {
        Map<String, String> properties = new LinkedHashMap<>(Wiring.database(site, name()));
        if (!monolith) {
            properties.putAll(Wiring.nacosAndCoordinator(site));
        }
        properties.putAll(Wiring.web(site, port(site)));
        return application.command(site, properties);
    }

    /** Its readiness is a real request through every module, not an open port. */
    @Override
    public boolean isReady(Site site) throws Exception {
        return Probe.httpStatus("http://" + Address.local(port(site)) + "/actuator/health/readiness") == 200;
    }
}
