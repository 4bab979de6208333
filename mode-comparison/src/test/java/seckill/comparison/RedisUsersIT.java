package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import seckill.checkout.Guarantees.Assembly;
import seckill.launcher.Address;
import seckill.launcher.RedisUser;
import seckill.stock.api.GateEngine;

/** The shop has in Redis what it uses, and no more. */
@WithStacks
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RedisUsersIT {

    private static ShopUnderTest running;
    private static Address redis;
    private static RedisUser shop;

    @BeforeAll
    static void a_running_shop(Stacks stacks) {
        running = stacks.running(Assembly.MODULES);
        redis = running.running().redis();
        shop = running.running().redisShop(running.home());
    }

    /** First, because the other facts are refused on purpose. What other specs have had this shop do is in the log, too. */
    @Test
    @Order(1)
    void nothing_that_the_shop_does_is_refused() {
        Shop.inTheFirstMode(running).switchScenario("buy-now", "REDIS_MSG");
        Shop sells = Shop.inTheFirstMode(running);
        for (GateEngine engine : GateEngine.values()) {
            OperatedSale sale = OperatedSale.of(sells.product(5, 2_000), running.operator());
            sale.plan(1).expectSuccess();
            sale.allocate(5).expectSuccess();
            sale.open(engine.name()).expectSuccess();
            sale.asked(sells.buyersWith(1, 10_000).getFirst(), Ids.key()).expectSuccess();
            sale.pause().expectSuccess();
            sale.resume().expectSuccess();
            sale.settles();
            sale.end().expectSuccess();
        }
        try (RedisByHand admin = RedisByHand.at(redis, running.running().redisAdmin(running.home()))) {
            assertThat(refused(admin)).as("commands and keys that the shop lacks").isEmpty();
        }
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(strings = {
        "CONFIG GET *", "CONFIG SET appendonly no", "FLUSHALL", "FLUSHDB", "KEYS *", "SCAN 0", "RANDOMKEY", "DEBUG SLEEP 0", "SHUTDOWN NOSAVE", "SAVE",
        "BGREWRITEAOF", "MONITOR", "ACL LIST", "ACL SETUSER x on nopass", "CLIENT LIST", "CLIENT KILL ID 1", "REPLICAOF 127.0.0.1 1", "MODULE LIST",
        "SWAPDB 0 1", "SCRIPT FLUSH", "SCRIPT KILL", "SLOWLOG GET", "LATENCY DOCTOR", "MEMORY DOCTOR", "MIGRATE 127.0.0.1 1 x 0 1", "RESTORE x 0 x", "SORT x",
        "GET somebody-elses", "SET somebody-elses 1", "SUBSCRIBE somebody-elses", "PSUBSCRIBE *", "EVAL return(redis.call('KEYS','*')) 0",
        "EVAL return(redis.call('FLUSHALL')) 0", "EVAL return(redis.call('CONFIG','GET','dir')) 0"
    })
    void what_the_shop_does_not_need_is_refused_to_it(String command) {
        try (RedisByHand hand = RedisByHand.at(redis, shop)) {
            assertThat(hand.says(command.split(" "))).asString().startsWith("-").containsAnyOf("NOPERM", "can't run this command", "not allowed from scripts");
        }
    }

    @Test
    @Order(3)
    void nobody_is_let_in_without_a_name_and_the_audit_only_reads() {
        try (RedisByHand nobody = RedisByHand.at(redis);
                RedisByHand audit = RedisByHand.at(redis, running.running().redisAudit(running.home()))) {
            assertThat(nobody.says("PING")).asString().startsWith("-NOAUTH");
            assertThat(nobody.says("AUTH", shop.password())).as("the right password without a name").asString().startsWith("-WRONGPASS");
            for (String guess : List.of("", "redis", "password", "foobared", "123456")) {
                assertThat(nobody.says("AUTH", "default", guess)).asString().startsWith("-WRONGPASS");
            }
            assertThat(audit.says("XRANGE", "{admission}:journal", "-", "+")).isInstanceOf(List.class);
            assertThat(audit.says("SET", "{admission}:x", "1")).asString().startsWith("-NOPERM");
            assertThat(audit.says("KEYS", "*")).asString().startsWith("-NOPERM");
        }
    }

    /** The control: the server does have these commands, and logs to whom it refused them. */
    @Test
    @Order(4)
    void the_admin_may_and_the_log_has_what_was_refused() {
        try (RedisByHand admin = RedisByHand.at(redis, running.running().redisAdmin(running.home()))) {
            assertThat(admin.says("CONFIG", "GET", "dir")).isInstanceOf(List.class);
            assertThat(admin.says("KEYS", "{sale:*")).isInstanceOf(List.class);
            assertThat(refused(admin)).isNotEmpty();
            assertThat(admin.says("ACL", "LOG", "RESET")).isEqualTo("OK");
        }
    }

    /** What was refused to the shop, as the server has noted it. */
    private static List<Object> refused(RedisByHand admin) {
        return ((List<?>) admin.says("ACL", "LOG", "128")).stream()
                .map(entry -> (List<?>) entry)
                .filter(entry -> entry.contains(shop.name()))
                .map(entry -> (Object) List.copyOf(entry))
                .toList();
    }
}
