package seckill.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The launcher's own command lines and configurations, for servers each of which has an address of its own instead of loopback.
 *
 * @param root    the folder with the built modules
 * @param home    in which each host has a folder
 * @param secrets of all of them together
 * @param places  the address of each kind of server, and of one TC of several
 * @param rewrite loopback addresses need the flags that keep everything on loopback; others must not have them
 */
public record PlacedServers(Path root, Path home, Secrets secrets, Places places, boolean rewrite) {

    /** Where the servers are of which there is one. */
    public record Places(String database, String redis, String nacos, String rocketmq, String tc) {}

    private static final String LOOPBACK = "127.0.0.1";
    private static final List<String> OWNERS = List.of("stock", "orders", "payment", "gateway", "tc");

    public static PlacedServers of(Path root, Path home, Places places, boolean rewrite) {
        try {
            return new PlacedServers(root, home, Secrets.of(new Home(home.resolve("shared")).create()), places, rewrite);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Address database() {
        return new Address(places.database(), 13306);
    }

    public Address redis(String host) {
        return new Address(host, 16379);
    }

    public Address nacos() {
        return new Address(places.nacos(), 18848);
    }

    public Address nameServer() {
        return new Address(places.rocketmq(), 19876);
    }

    public static Address tc(String host) {
        return new Address(host, 18091);
    }

    public static Address console(String host) {
        return new Address(host, 17091);
    }

    public RedisUser redisAudit() {
        return RedisUsers.audit(secrets);
    }

    public RedisUser redisAdmin() {
        return RedisUsers.admin(secrets);
    }

    public String nacosPassword() {
        return secrets.get("nacos-password");
    }

    public static boolean accepts(Address address) {
        return Probe.accepts(address);
    }

    public static boolean isReady(String host, int management) throws Exception {
        return Probe.httpStatus("http://" + new Address(host, management) + "/actuator/health/readiness") == 200;
    }

    public boolean nacosIsReady() throws Exception {
        return Probe.httpStatus("http://" + nacos() + "/nacos/v3/admin/core/state/readiness") == 200;
    }

    public boolean brokerIsReady() throws IOException {
        return new seckill.launcher.rocketmq.NameServer(nameServer()).knows(seckill.launcher.rocketmq.Topics.ALL);
    }

    /** Its root comes from loopback only, so what others need is made by a file which it carries out at its start. */
    public List<String> databaseLine() throws IOException {
        Site site = site("database", new Database(OWNERS), List.of());
        Path statements = site.home().run().resolve("init.sql");
        PrivateFile.write(statements, initialStatements());
        List<String> line = new ArrayList<>(new Database(OWNERS).command(site));
        line.replaceAll(it -> it.equals("--bind-address=" + LOOPBACK) ? "--bind-address=" + places.database() : it);
        line.add("--init-file=" + statements);
        return line;
    }

    private String initialStatements() {
        StringBuilder sql = new StringBuilder(user("audit")).append("GRANT SELECT ON *.* TO 'audit'@'%';\n");
        for (String owner : OWNERS) {
            sql.append("CREATE DATABASE IF NOT EXISTS ").append(owner).append(" CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;\n")
                    .append(user(owner)).append("GRANT ALL ON ").append(owner).append(".* TO '").append(owner).append("'@'%';\n");
        }
        return sql.toString();
    }

    private String user(String name) {
        return "CREATE USER IF NOT EXISTS '" + name + "'@'%' IDENTIFIED BY '" + secrets.databasePassword(name) + "';\n";
    }

    public List<String> redisLine(String name, String address) throws IOException {
        Home own = new Home(home.resolve(name)).create();
        Path server = root.resolve("infrastructure/redis/target/redis/redis-server");
        Binaries.makeExecutable(server);
        Path configuration = own.run().resolve("redis.conf");
        RedisUser admin = redisAdmin();
        // what a client of a cluster asks besides what it asks of one server
        String users = RedisUsers.lines(secrets).replace("+ping +time", "+cluster|nodes +cluster|slots +readonly +asking +ping +time");
        PrivateFile.write(configuration, """
                bind %s
                port 16379
                cluster-enabled yes
                cluster-node-timeout 5000
                cluster-require-full-coverage no
                masteruser %s
                masterauth %s
                %sdir "%s"
                appendonly yes
                appendfsync always
                save ""
                maxmemory 128mb
                maxmemory-policy noeviction
                """.formatted(address, admin.name(), admin.password(), users, Files.createDirectories(own.data().resolve("redis"))));
        return List.of(server.toString(), configuration.toString());
    }

    public List<String> nacosLine() throws IOException {
        Nacos nacos = new Nacos();
        Site site = site("nacos", nacos, List.of("-Xmx224m"));
        List<String> line = placed(nacos.command(site));
        Path configuration = site.data("nacos").resolve("conf/application.properties");
        PrivateFile.write(configuration, Files.readString(configuration).replace(LOOPBACK, places.nacos()));
        return line;
    }

    public List<String> brokerLine() throws IOException {
        RocketMq broker = new RocketMq();
        return placed(broker.command(site("rocketmq", broker, List.of("-Dseckill.rocketmq.address=" + places.rocketmq()))));
    }

    public List<String> tcLine(String name, String address, String store) throws IOException {
        TransactionCoordinator tc = new TransactionCoordinator();
        Site site = site(name, tc, List.of("-Xmx128m"));
        List<String> line = placed(tc.command(site));
        Files.writeString(site.home().propertiesOf(tc.name()), """
                tc.store=%s
                tc.database.url=%s
                tc.database.user=tc
                tc.database.password=%s
                tc.address=%s
                tc.advertise-address=%s
                """.formatted(store, RunningStack.jdbcUrl(database(), "tc"), secrets.databasePassword("tc"), address, address), StandardOpenOption.APPEND);
        return line;
    }

    public List<String> moduleLine(String kind, String name, String address, List<String> tcs) throws IOException {
        ModuleProcess module = switch (kind) {
            case "stock" -> ModuleProcess.stock();
            case "order" -> ModuleProcess.order();
            case "payment" -> ModuleProcess.payment();
            default -> throw new IllegalArgumentException(kind);
        };
        return program(module, name, address, tcs, "-Xmx144m");
    }

    public List<String> gatewayLine(String name, String address, List<String> tcs, List<Address> redis) throws IOException {
        List<String> line = program(WebProcess.gateway(), name, address, tcs, "-Xmx256m");
        line.add("--server.address=" + address);
        line.add("--spring.data.redis.cluster.nodes=" + String.join(",", redis.stream().map(Address::toString).toList()));
        return line;
    }

    private List<String> program(Component component, String name, String address, List<String> tcs, String heap) throws IOException {
        List<String> line = placed(component.command(site(name, component, List.of(heap))));
        line.add("--seckill.advertise-address=" + address);
        line.add("--seckill.management.address=" + address);
        line.add("--seckill.tc.address=" + String.join(";", tcs.stream().map(it -> tc(it).toString()).toList()));
        return line;
    }

    /** Without what keeps a listener on loopback, and the callers from looking elsewhere. */
    private List<String> placed(List<String> line) {
        Stream<String> all = line.stream().filter(it -> !it.contains("netty.bootstrap.extensions"));
        return new ArrayList<>(all.filter(it -> !rewrite || !it.startsWith("-Ddubbo.network.interface.ignored")).toList());
    }

    private Site site(String name, Component component, List<String> flags) throws IOException {
        Home own = new Home(home.resolve(name)).create();
        Ports ports = Ports.of(own, Map.of());
        component.choosePorts(ports::keep);
        List<String> jvm = Stream.concat(Stream.of("-Xshare:auto"), flags.stream()).toList();
        return new Site(root, own, secrets, ports, servers(), Map.of(component.name(), jvm), Map.of(), Optional.empty(), Optional.empty());
    }

    private Servers servers() {
        return new Servers(
                database(), "root", secrets.databasePassword("root"),
                redis(places.redis()), RedisUsers.shop(secrets), RedisUsers.audit(secrets), RedisUsers.admin(secrets),
                nacos(), Nacos.USER, nacosPassword(), tc(places.tc()), nameServer());
    }

    /** Signs in as the operator at one of several gateways. */
    public OperatorApi operatorAt(String baseUrl) {
        return OperatorApi.login(baseUrl, secrets);
    }
}
