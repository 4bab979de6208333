package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alibaba.nacos.api.NacosFactory;
import com.alibaba.nacos.api.config.ConfigService;
import com.alibaba.nacos.api.exception.NacosException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees.Assembly;
import seckill.compare.faults.FaultAgent;
import seckill.launcher.RunningProcess;
import seckill.launcher.RunningStack;

/** Every port that is open after {@code up}: nobody gets in with what such servers are shipped with, or a list says why nobody is asked. */
@WithStacks
class DoorsIT {

    /** What is shipped, printed in manuals, or tried first. */
    private static final List<List<String>> LOGINS = List.of(
            List.of("root", ""), List.of("root", "root"), List.of("root", "123456"), List.of("root", "password"), List.of("mysql", "mysql"),
            List.of("admin", "admin"), List.of("nacos", "nacos"), List.of("nacos", ""), List.of("seata", "seata"), List.of("ops", "ops"),
            List.of("operator", "operator"), List.of("auditor", "auditor"), List.of("buyer0001", "buyer0001"), List.of("", ""), List.of("audit", "audit"),
            List.of("default", "redis"), List.of("shop", "shop"), List.of("rocketmq2", "12345678"));

    private static ShopUnderTest shop;
    private static RunningStack running;

    @BeforeAll
    static void a_running_shop(Stacks stacks) {
        shop = stacks.running(Assembly.MODULES);
        running = shop.running();
    }

    @Test
    void every_open_port_is_on_loopback_and_in_the_list() {
        Set<String> found = new TreeSet<>();
        for (RunningProcess process : running.processes()) {
            List<InetSocketAddress> listeners = listeners(process);
            assertThat(Listeners.exposed(listeners)).as(process.name()).isEmpty();
            listeners.stream().filter(it -> !isForFaults(process, it)).forEach(it -> found.add(name(process, it.getPort())));
        }
        assertThat(found).isEqualTo(Door.all().map(Door::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The control: a port that is not in the list has a name that no door has. */
    @Test
    void another_port_would_be_noticed() {
        RunningProcess redis = running.process("redis").orElseThrow();
        assertThat(name(redis, redis.port() + 5)).isEqualTo("redis+5");
        assertThat(Door.all().map(Door::name)).contains("redis").doesNotContain("redis+5");
    }

    @Test
    void the_database_lets_nobody_in_who_guesses() throws SQLException {
        String url = RunningStack.jdbcUrl(running.database(), "");
        for (List<String> login : LOGINS) {
            assertThatThrownBy(() -> DriverManager.getConnection(url, login.getFirst(), login.getLast()).close())
                    .as("%s", login)
                    .hasMessageContaining("Access denied");
        }
        DriverManager.getConnection(url, "root", shop.secrets().databasePassword("root")).close();
    }

    @Test
    void redis_lets_nobody_in_who_guesses() {
        try (RedisByHand hand = RedisByHand.at(running.redis())) {
            assertThat(hand.says("PING")).asString().startsWith("-NOAUTH");
            for (List<String> login : LOGINS) {
                assertThat(hand.says("AUTH", login.getFirst(), login.getLast())).as("%s", login).asString().startsWith("-WRONGPASS");
            }
            assertThat(hand.says("AUTH", "shop", shop.secrets().get("redis-password"))).isEqualTo("OK");
        }
    }

    @Test
    void nacos_lets_nobody_in_who_guesses_or_forges_what_is_public() throws IOException {
        String nacos = "http://127.0.0.1:" + port("nacos") + "/nacos";
        String config = "/v3/admin/cs/config?dataId=seckill-scenario-modes.properties&groupName=SECKILL";
        for (List<String> login : LOGINS) {
            assertThat(ByHand.form(nacos + "/v3/auth/user/login", Map.of("username", login.getFirst(), "password", login.getLast())).body())
                    .as("%s", login).doesNotContain("accessToken");
        }
        assertThat(ByHand.get(nacos + config, Map.of())).isEqualTo(403);
        assertThat(ByHand.get(nacos + config, Map.of("serverIdentity", "security", "User-Agent", "Nacos-Server"))).isEqualTo(403);
        assertThat(ByHand.get(nacos + config, Map.of("accessToken", shippedToken()))).isEqualTo(403);
        assertThat(ByHand.form(nacos + "/v3/auth/user/admin", Map.of("password", "mine")).body()).as("who comes second is no administrator").contains("409");
        assertThat(ByHand.form(nacos + "/v3/auth/user/login", Map.of("username", "nacos", "password", shop.secrets().get("nacos-password"))).body())
                .contains("accessToken");
    }

    /** Its clients come by another port. */
    @Test
    void nacos_tells_no_client_anything_that_does_not_sign_in() throws NacosException {
        Properties nobody = new Properties();
        nobody.put("serverAddr", "127.0.0.1:" + port("nacos"));
        ConfigService client = NacosFactory.createConfigService(nobody);
        try {
            assertThatThrownBy(() -> client.getConfig("seckill-scenario-modes.properties", "SECKILL", 3_000))
                    .isInstanceOfSatisfying(NacosException.class, e -> assertThat(e.getErrCode()).isEqualTo(NacosException.NO_RIGHT));
        } finally {
            client.shutDown();
        }
    }

    @Test
    void the_console_of_the_coordinator_lets_nobody_in_who_guesses() throws IOException {
        String console = "http://127.0.0.1:" + (port("tc") - 1_000);
        for (List<String> login : LOGINS) {
            assertThat(ByHand.json(console + "/api/v1/auth/login", Map.of("username", login.getFirst(), "password", login.getLast())).body())
                    .as("%s", login).doesNotContain("Bearer").contains("401");
        }
        assertThat(ByHand.get(console + "/api/v1/console/globalSession/query?pageSize=10&pageNum=1", Map.of())).isEqualTo(401);
        assertThat(ByHand.json(console + "/api/v1/auth/login", Map.of("username", "ops", "password", shop.secrets().get("tc-console-password"))).body())
                .contains("Bearer");
    }

    @Test
    void the_shop_lets_nobody_in_who_guesses() {
        Http nobody = new Http(running.baseUrl(), "");
        for (List<String> login : LOGINS) {
            assertThat(Shop.sent(() -> nobody.post("/api/sessions", Map.of("login", login.getFirst(), "password", login.getLast()))).problem())
                    .as("%s", login).isEqualTo("wrong-credentials");
        }
    }

    private static int port(String process) {
        return running.process(process).orElseThrow().port();
    }

    private static String name(RunningProcess process, int port) {
        int management = running.management(shop.home(), process.name()).map(it -> it.port()).orElse(0);
        return Door.name(process.name(), process.port(), management, port);
    }

    /** Where a spec before this one has injected faults, which nobody does to a shop of his own. */
    private static boolean isForFaults(RunningProcess process, InetSocketAddress listener) {
        FaultAgent agent = shop.agent(process.name());
        return agent != null && agent.port() == listener.getPort();
    }

    private static List<InetSocketAddress> listeners(RunningProcess process) {
        ProcessHandle root = ProcessHandle.of(process.pid()).orElseThrow();
        return Stream.concat(Stream.of(root), root.descendants()).flatMap(it -> Listeners.of(it.pid()).stream()).toList();
    }

    /** Signed with the key that Nacos was shipped with until everybody had read it (CVE-2021-43116 and others). */
    private static String shippedToken() {
        byte[] key = Base64.getDecoder().decode("SecretKey01234567890123456789012345678901234567890123456789012345678"); // its last character decodes to nothing
        String signed = base64("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64("{\"sub\":\"nacos\",\"exp\":9999999999}".getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return signed + "." + base64(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
