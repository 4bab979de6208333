package seckill.compare.controls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.launcher.RedisUser;
import seckill.launcher.Home;
import seckill.launcher.Progress;
import seckill.launcher.RunningStack;
import seckill.launcher.Stack;
import seckill.launcher.StackOptions;
import seckill.launcher.audit.Audit;

/** Every mistake is seen, and only the mistake, on the servers of a stack, which are left as they were. */
class ControlsIT {

    private static final Logger log = LoggerFactory.getLogger(ControlsIT.class);

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final String ROOT_PASSWORD = "database-root-password";
    private static final Set<String> MODES = Set.of("LOCAL", "JTA", "XA", "AT", "TCC", "SAGA", "OUTBOX", "MQ_TX", "REDIS_MSG");

    private static Stack stack;
    private static RedissonClient redis;
    private static List<Seen> seen;

    @BeforeAll
    static void runAll() throws IOException {
        // not a @TempDir: when this fails its logs are what one looks for
        Path dir = Files.createDirectories(Path.of("target/controls-it").toAbsolutePath());
        stack = Stack.of(ROOT, new Home(dir), StackOptions.modules());
        stack.wipe(Progress.NONE);
        stack.up(Progress.NONE);
        RunningStack running = stack.running();
        Config config = new Config();
        RedisUser admin = running.redisAdmin(stack.home());
        config.setUsername(admin.name().isEmpty() ? null : admin.name()).setPassword(admin.password());
        config.useSingleServer()
                .setAddress("redis://" + running.redis())
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(4);
        redis = Redisson.create(config);
        long begin = System.nanoTime();
        try (ControlSite site = ControlSite.of(running, stack.secrets().get(ROOT_PASSWORD), redis)) {
            seen = Controls.run(site, it -> log.info("{}: [{}] {}{}", it.control().name(), it.caughtBy(), it.wrong(), it.error()));
        }
        log.info("all controls in {} ms", Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }

    @AfterAll
    static void stop() {
        if (redis != null) {
            redis.shutdown();
        }
        if (stack != null) {
            stack.down(Progress.NONE);
        }
    }

    @TestFactory
    Stream<DynamicTest> every_control_is_red() {
        return seen.stream().map(it -> DynamicTest.dynamicTest(it.control().name(), () -> {
            assertThat(it.error()).as("why it could not be run").isEmpty();
            assertThat(it.right()).as("broken without the mistake").isEmpty();
            assertThat(it.wrong()).as("broken with it: " + it.control().says()).isNotEmpty();
            assertThat(it.isRed()).as("caught by " + it.caughtBy()).isTrue();
            assertThat(it.wrong()).extracting(Broken::invariant).allMatch(invariant -> invariant.matches("I([1-9]|1[0-2])"));
        }));
    }

    @Test
    void another_site_joins_the_coordinator_again() {
        try (ControlSite another = ControlSite.of(stack.running(), stack.secrets().get(ROOT_PASSWORD), redis)) {
            assertThat(Controls.run(List.of(new WrongDefaultBranchType(), new XaBranchNotHeld()), another, it -> {}))
                    .allMatch(Seen::isRed);
        }
    }

    @Test
    void every_mode_has_a_control_of_its_own() {
        assertThat(Controls.all().stream()
                        .filter(it -> !it.guards().equals(MODES))
                        .flatMap(it -> it.guards().stream())
                        .collect(Collectors.toSet()))
                .isEqualTo(MODES);
    }

    @Test
    void every_control_has_a_name_of_its_own_and_a_public_source() {
        assertThat(Controls.all()).extracting(Control::name).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(18);
        assertThat(Controls.all()).extracting(Control::source).allMatch(source -> source.startsWith("https://"));
    }

    @Test
    void the_servers_are_left_as_they_were() throws SQLException {
        assertThat(first("SHOW DATABASES LIKE 'control\\_%'")).isEmpty();
        assertThat(first("XA RECOVER")).isEmpty();
        assertThat(redis.getKeys().getKeysStream().filter(key -> key.contains("control"))).isEmpty();
        assertThat(Audit.of(stack.home(), stack.running()).run(Duration.ofSeconds(30)).broken()).isEmpty();
    }

    @Test
    void a_control_whose_mistake_is_none_is_not_red() {
        assertThat(look(isWrong -> List.of()).isRed()).isFalse();
    }

    @Test
    void a_control_that_finds_something_without_the_mistake_is_not_red() {
        assertThat(look(isWrong -> List.of(new Broken("I1", "always"))).isRed()).isFalse();
    }

    @Test
    void a_control_that_cannot_be_run_is_not_red() {
        Seen failed = look(isWrong -> {
            if (isWrong) {
                return List.of(new Broken("I1", "seen before it failed"));
            }
            throw new IllegalStateException("no server");
        });

        assertThat(failed.isRed()).isFalse();
        assertThat(failed.error()).contains("no server");
    }

    @Test
    void what_two_invariants_have_caught_is_said_of_both() {
        Seen both = look(isWrong -> isWrong ? List.of(new Broken("I5", "a"), new Broken("I1", "b"), new Broken("I5", "c")) : List.of());

        assertThat(both.isRed()).isTrue();
        assertThat(both.caughtBy()).isEqualTo("I1, I5");
    }

    private static Seen look(Looking looking) {
        List<Seen> told = new ArrayList<>();
        List<Seen> all = Controls.run(List.of(new Fake(looking)), null, told::add);
        assertThat(told).isEqualTo(all);
        return all.getFirst();
    }

    private interface Looking {
        List<Broken> look(boolean isWrong) throws Exception;
    }

    private record Fake(Looking looking) implements Control {

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public String says() {
            return "Nothing is wrong";
        }

        @Override
        public String source() {
            return "https://example.org";
        }

        @Override
        public Set<String> guards() {
            return MODES;
        }

        @Override
        public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
            return looking.look(isWrong);
        }
    }

    private static List<String> first(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        String password = stack.secrets().get(ROOT_PASSWORD);
        try (Connection connection = DriverManager.getConnection(stack.jdbcUrl("stock"), "root", password);
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
