package seckill.launcher;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of the three participants, each a Dubbo service over its own schema. */
final class ModuleProcess implements Component {

    /** The usual port for health and metrics is so much above that for calls. */
    private static final int MANAGEMENT = 10;

    private final Application application;
    private final String schema;
    private final int usualPort;

    private ModuleProcess(Application application, String schema, int usualPort) {
        this.application = application;
        this.schema = schema;
        this.usualPort = usualPort;
    }

    static ModuleProcess stock() {
        return of("stock", "seckill.stock.StockApplication", "stock", 20881);
    }

    static ModuleProcess order() {
        return of("order", "seckill.order.OrderApplication", "orders", 20882);
    }

    static ModuleProcess payment() {
        return of("payment", "seckill.payment.PaymentApplication", "payment", 20883);
    }

    private static ModuleProcess of(String name, String main, String schema, int usualPort) {
        String jar = name + "-module/" + name + "-service/target/" + name + "-service.jar";
        return new ModuleProcess(new Application(name, jar, main, 192), schema, usualPort);
    }

    @Override
    public String name() {
        return application.name();
    }

    @Override
    public Set<String> after() {
        return Set.of("database", "nacos", "tc");
    }

    @Override
    public void choosePorts(PortChoice ports) {
        ports.choose(name(), usualPort);
        Management.choosePort(ports, name(), usualPort + MANAGEMENT);
    }

    @Override
    public List<String> command(Site site) throws IOException {
        Map<String, String> properties = new LinkedHashMap<>(Wiring.database(site, schema));
        properties.putAll(Wiring.shared(site));
        properties.put("dubbo.protocol.port", Integer.toString(port(site)));
        properties.putAll(Management.wires(site, name()));
        return application.command(site, properties);
    }

    @Override
    public boolean isReady(Site site) throws Exception {
        return Probe.accepts(Address.local(port(site))) && Management.isReady(site, name());
    }
}
