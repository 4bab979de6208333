package seckill.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import seckill.launcher.Address;
import seckill.launcher.OperatorApi;
import seckill.launcher.PlacedServers;
import seckill.launcher.RunningStack;
import seckill.launcher.audit.Audit;
import seckill.launcher.audit.AuditReport;
import seckill.launcher.audit.Coordinator;

/**
 * A shop on sixteen hosts: two gateways, two of each participant, two TCs that share a database, three Redis nodes that are a cluster; one
 * database, one Nacos, one RocketMQ.
 */
final class TwoOfEverything implements AutoCloseable {

    static final List<String> GATEWAYS = List.of("gateway-1", "gateway-2");
    static final List<String> PARTICIPANTS = List.of("stock-1", "stock-2", "order-1", "order-2", "payment-1", "payment-2");
    static final List<String> TCS = List.of("tc-1", "tc-2");
    static final List<String> REDIS = List.of("redis-1", "redis-2", "redis-3");

    private static final Map<String, Integer> MANAGEMENT = Map.of("gateway", 20890, "stock", 20891, "order", 20892, "payment", 20893);

    private final Network network;
    private final Path home;
    private final PlacedServers servers;
    private final Map<String, Program> programs = new LinkedHashMap<>();

    private TwoOfEverything(Network network, Path home, PlacedServers servers) {
        this.network = network;
        this.home = home;
        this.servers = servers;
    }

    /**
     * Starts it in an empty home.
     *
     * @param root the folder with the built modules
     */
    static TwoOfEverything start(Path root, Path home) throws Exception {
        Network network = Network.here(home.resolveSibling(home.getFileName() + "-network"));
        Folders.delete(home);
        PlacedServers.Places places = new PlacedServers.Places(
                network.host("database").address(), network.host("redis-1").address(), network.host("nacos").address(),
                network.host("rocketmq").address(), network.host("tc-1").address());
        PlacedServers servers = PlacedServers.of(root, home, places, !places.database().startsWith("127."));
        TwoOfEverything shop = new TwoOfEverything(network, home, servers);
        try {
            shop.startServers();
            shop.startApplications();
            return shop;
        } catch (Exception | Error e) {
            shop.close();
            throw e;
        }
    }

    private void startServers() throws Exception {
        program("database", servers.databaseLine(), this::databaseIsReady).start();
        program("nacos", servers.nacosLine(), servers::nacosIsReady).start();
        program("rocketmq", servers.brokerLine(), servers::brokerIsReady).start();
        for (String node : REDIS) {
            program(node, servers.redisLine(node, address(node)), () -> redis().answers(servers.redis(address(node)))).start();
        }
        programs.get("database").awaitReady();
        makeTablesOfTheTc();
        for (String tc : TCS) {
            coordinator(tc, "db").start();
        }
        REDIS.forEach(node -> programs.get(node).awaitReady());
        redis().form();
        programs.values().forEach(Program::awaitReady);
        makeAdministratorOfNacos();
    }

    private void startApplications() throws Exception {
        for (String name : PARTICIPANTS) {
            String kind = kind(name);
            program(name, servers.moduleLine(kind, name, address(name), addresses(TCS)), () -> PlacedServers.isReady(address(name), MANAGEMENT.get(kind)));
        }
        for (String name : GATEWAYS) {
            List<Address> redis = addresses(REDIS).stream().map(servers::redis).toList();
            program(name, servers.gatewayLine(name, address(name), addresses(TCS), redis), () -> PlacedServers.isReady(address(name), MANAGEMENT.get("gateway")));
        }
        // the first of each makes the tables; the second would wait for it, and burn the time that the first needs
        for (String number : List.of("-1", "-2")) {
            List<Program> some = Stream.concat(PARTICIPANTS.stream(), GATEWAYS.stream()).filter(it -> it.endsWith(number)).map(programs::get).toList();
            some.forEach(Program::start);
            some.forEach(Program::awaitReady);
        }
    }

    /** Both TCs end and come back with another store. */
    void coordinatorsKeepIn(String store) throws Exception {
        for (String tc : TCS) {
            programs.get(tc).end();
            programs.put(tc, coordinator(tc, store).start());
        }
        for (String tc : TCS) {
            programs.get(tc).awaitReady();
        }
    }

    private Program coordinator(String name, String store) throws IOException {
        return program(name, servers.tcLine(name, address(name), store), () -> PlacedServers.accepts(PlacedServers.tc(address(name)))
                && PlacedServers.accepts(PlacedServers.console(address(name))));
    }

    private Program program(String name, List<String> line, Callable<Boolean> isReady) {
        // ids of transactions are made of it
        Map<String, String> environment = name.startsWith("tc-") ? Map.of("SERVER_NODE", name.substring("tc-".length())) : Map.of();
        Program program = new Program(network.host(name), home.resolve(name + ".log"), environment, line, isReady);
        programs.put(name, program);
        return program;
    }

    private boolean databaseIsReady() throws SQLException {
        try (Connection connection = connect("tc")) {
            return connection.isValid(1);
        }
    }

    private void makeTablesOfTheTc() throws Exception {
        String url = RunningStack.jdbcUrl(servers.database(), "tc") + "&allowMultiQueries=true";
        try (Connection connection = DriverManager.getConnection(url, "tc", servers.secrets().databasePassword("tc"));
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(servers.root().resolve("sql/tc/V1__sessions_and_locks.sql")));
        }
    }

    private void makeAdministratorOfNacos() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + servers.nacos() + "/nacos/v3/auth/user/admin"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("password=" + URLEncoder.encode(servers.nacosPassword(), StandardCharsets.UTF_8)))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("Nacos made no administrator: " + answer.body());
            }
        }
    }

    private static String kind(String name) {
        return name.substring(0, name.indexOf('-'));
    }

    private String address(String host) {
        return network.host(host).address();
    }

    private List<String> addresses(List<String> hosts) {
        return hosts.stream().map(this::address).toList();
    }

    Host host(String name) {
        return network.host(name);
    }

    Program program(String name) {
        return programs.get(name);
    }

    /** Where buyers find a gateway. */
    String baseUrl(String gateway) {
        return "http://" + address(gateway) + ":8080";
    }

    OperatorApi operatorAt(String gateway) {
        return servers.operatorAt(baseUrl(gateway));
    }

    /** A participant more. */
    OneRow oneRow() throws Exception {
        return OneRow.at(servers, addresses(TCS).stream().map(it -> PlacedServers.tc(it).toString()).toList());
    }

    RedisNodes redis() {
        return new RedisNodes(addresses(REDIS).stream().map(servers::redis).toList(), servers.redisAdmin());
    }

    boolean redisIsWhole() {
        return redis().nodes().stream().allMatch(redis()::isWhole);
    }

    /** With the rights of an owner: stock, orders, payment, gateway, tc; or of audit, who reads all. */
    Connection connect(String owner) throws SQLException {
        String schema = owner.equals("audit") ? "gateway" : owner;
        return DriverManager.getConnection(RunningStack.jdbcUrl(servers.database(), schema), owner, servers.secrets().databasePassword(owner));
    }

    /** Waits until nothing is in flight, and judges every invariant; the TC that is asked must be one that lives. */
    AuditReport audit(Duration settlesWithin) {
        String tc = TCS.stream().filter(it -> programs.get(it).isAlive()).findFirst().orElseThrow();
        Coordinator coordinator = new Coordinator(
                URI.create("http://" + PlacedServers.console(address(tc))), "ops", servers.secrets().get("tc-console-password"));
        return Audit.of(() -> connect("audit"), coordinator, servers.nameServer(), redis().nodes(), servers.redisAudit()).run(settlesWithin);
    }

    @Override
    public void close() {
        network.close();
    }
}
