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
    private final Wires wires;

    private WebProcess(Application application, Set<String> after, Wires wires) {
        this.application = application;
        this.after = after;
        this.wires = wires;
    }

    static WebProcess gateway() {
        return new WebProcess(
                new Application(
                        "gateway", "seckill-gateway/target/seckill-gateway.jar", "seckill.gateway.GatewayApplication", 384),
                Set.of("database", "redis", "nacos", "tc"),
                site -> merged(Wiring.database(site, "gateway"), Wiring.shared(site)));
    }

    static WebProcess monolith() {
        return new WebProcess(
                monolith("seckill.monolith.MonolithApplication"),
                Set.of("database", "redis"),
                site -> Wiring.database(site, "monolith"));
    }

    static WebProcess monolithWithDatabases() {
        return new WebProcess(
                monolith("seckill.monolith.jta.JtaMonolithApplication"),
                Set.of("database", "redis"),
                site -> merged(Wiring.database(site, "gateway"), Wiring.jta(site)));
    }

    private static Application monolith(String main) {
        return new Application("monolith", "seckill-monolith/target/seckill-monolith.jar", main, 384);
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
        Management.choosePort(ports, name(), 20890);
    }

    @Override
    public List<String> command(Site site) throws IOException {
        return application.command(site, merged(merged(wires.of(site), Wiring.web(site, port(site))), Management.wires(site, name())));
    }

    private static Map<String, String> merged(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(some);
        all.putAll(others);
        return all;
    }

    /** Its readiness is a real request through every module, not an open port. */
    @Override
    public boolean isReady(Site site) throws Exception {
        return Management.isReady(site, name());
    }

    /** The keys by which it finds its servers. */
    private interface Wires {
        Map<String, String> of(Site site) throws IOException;
    }
}
