package seckill.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalServersTest {

    private static final String DATABASE =
            "database.address=db:1\ndatabase.admin.user=root\ndatabase.admin.password=secret\n";
    private static final String REST = """
            redis.address=redis:2
            redis.password=
            nacos.address=nacos:3
            nacos.username=nacos
            nacos.password=
            tc.address=tc:4
            rocketmq.name-server=mq:5
            """;

    @TempDir Path dir;

    @Test
    void a_database_alone_may_be_there_already() throws Exception {
        ExternalServers given = read(DATABASE, false);
        assertEquals(Set.of("database"), given.outside().servers());
        Servers servers = given.before(own());
        assertEquals(new Address("db", 1), servers.database());
        assertEquals("root", servers.databaseAdmin());
        assertEquals(Address.local(16_379), servers.redis());
        assertEquals(Address.local(18_848), servers.nacos());
        assertEquals(
                List.of("redis", "nacos", "tc", "rocketmq", "stock", "order", "payment", "gateway"),
                Topology.of(Assembly.MODULES, given.outside(), true).stream().map(Component::name).toList());
    }

    @Test
    void a_redis_alone_may_be_there_already_and_has_one_user_for_all() throws Exception {
        Servers servers = read("redis.address=r:6\nredis.username=shop\nredis.password=p\n", true).before(own());
        assertEquals(new Address("r", 6), servers.redis());
        assertEquals(new RedisUser("shop", "p"), servers.redisShop());
        assertEquals(servers.redisShop(), servers.redisAdmin());
        assertEquals(Address.local(13_306), servers.database());
    }

    @Test
    void all_may_be_there_and_the_monolith_looks_at_two() throws Exception {
        assertEquals(Outside.ALL, read(DATABASE + REST, false).outside().servers());
        assertEquals(new Address("mq", 5), read(DATABASE + REST, false).before(own()).nameServer());
        assertEquals(Set.of("database", "redis"), read(DATABASE + REST, true).outside().servers());
    }

    @Test
    void where_nothing_is_started_nothing_has_an_address() throws Exception {
        Servers none = Servers.embedded(Ports.of(new Home(dir), Map.of()), Secrets.of(new Home(dir).create()), false);
        assertNull(none.database());
        assertEquals(new Address("db", 1), read(DATABASE, false).before(none).database());
    }

    @Test
    void a_key_that_is_mistyped_is_refused_and_the_right_ones_are_named() {
        String refused = refused(DATABASE + "database.adress=x:1\n", false);
        assertTrue(refused.contains("there is no key database.adress"), refused);
        assertTrue(refused.contains("database.address"), refused);
    }

    @Test
    void half_of_a_server_is_refused() {
        String refused = refused(DATABASE + "nacos.address=n:1\nnacos.username=u\n", false);
        assertTrue(refused.contains("the key nacos.password is missing"), refused);
        assertTrue(refused("redis.username=shop\n", false).contains("the key redis.address is missing"));
    }

    @Test
    void an_address_without_a_port_and_a_file_that_names_nothing_are_refused() {
        assertTrue(refused("tc.address=somewhere\n", false).contains("tc.address must be host:port"));
        assertTrue(refused("", false).contains("names no server"));
        assertTrue(refused("tc.address=tc:4\n", true).contains("names no server that a monolith uses"));
    }

    private ExternalServers read(String keys, boolean monolith) throws Exception {
        return ExternalServers.read(Files.writeString(dir.resolve("servers.properties"), keys), monolith);
    }

    private String refused(String keys, boolean monolith) {
        return assertThrows(EnvironmentException.class, () -> read(keys, monolith)).getMessage();
    }

    private Servers own() throws Exception {
        Home home = new Home(dir.resolve("home")).create();
        Ports ports = Ports.of(home, Map.of());
        Topology.possible(Assembly.MODULES, Outside.NONE).forEach(c -> c.choosePorts(ports::keep));
        return Servers.embedded(ports, Secrets.of(home), false);
    }
}
