package seckill.comparison;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.core.model.GlobalStatus;
import org.apache.seata.spring.boot.autoconfigure.SeataAutoConfiguration;
import org.apache.seata.spring.boot.autoconfigure.SeataCoreAutoConfiguration;
import org.apache.seata.tm.TransactionManagerHolder;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.transaction.GlobalTransaction;
import seckill.transaction.RoutedPool;

/**
 * A participant within the JVM of the specs, with a schema of its own beside those of a running stack, and the stack's
 * coordinator: for what cannot be seen from outside of a participant. Its rows are in {@code item (id, n)}, each 10.
 */
final class SpecParticipant implements AutoCloseable {

    /** Long enough for a busy machine; a spec that leaves a transaction behind is cleaned up after it. */
    private static final int GLOBAL_TIMEOUT_MS = 20_000;

    /** As long as the coordinator may take for one that a spec left open, and for its second phase. */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(90);

    private static final Set<String> BEGUN = ConcurrentHashMap.newKeySet();

    private final ConfigurableApplicationContext seata;
    private final Sql root;
    private final ShopUnderTest shop;
    private final HikariDataSource pool;
    private final TransactionTemplate local;
    private final JdbcTemplate jdbc;

    private SpecParticipant(ConfigurableApplicationContext seata, ShopUnderTest shop) {
        this.seata = seata;
        this.shop = shop;
        this.root = new Tables(shop).asRoot();
        this.pool = schema("spec_participant");
        DataSource routed = RoutedPool.over(pool);
        this.local = new TransactionTemplate(new JdbcTransactionManager(routed));
        this.jdbc = new JdbcTemplate(routed);
    }

    static SpecParticipant beside(ShopUnderTest shop) {
        int tc = shop.running().process("tc").orElseThrow().port();
        ConfigurableApplicationContext seata = new SpringApplicationBuilder(SeataClient.class)
                .bannerMode(Banner.Mode.OFF)
                .run(
                        "--spring.config.location=classpath:participant.yml",
                        "--spring.application.name=spec-participant",
                        "--spring.main.keep-alive=false",
                        "--spring.main.web-application-type=none",
                        "--spring.cloud.nacos.config.import-check.enabled=false",
                        "--spring.cloud.nacos.config.enabled=false",
                        "--seckill.tc.address=127.0.0.1:" + tc);
        return new SpecParticipant(seata, shop);
    }

    /** Seata's client and nothing else. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableConfigurationProperties
    @ImportAutoConfiguration({SeataCoreAutoConfiguration.class, SeataAutoConfiguration.class})
    static class SeataClient {}

    /** A new schema with an undo table and items, and a pool as a participant has it. */
    HikariDataSource schema(String name) {
        root.update("DROP DATABASE IF EXISTS " + name);
        root.update("CREATE DATABASE " + name);
        HikariDataSource made = new ForgetfulPool();
        made.setJdbcUrl(shop.running().jdbcUrl("stock").replace("/" + shop.running().schemaOf("stock") + "?", "/" + name + "?"));
        made.setUsername(shop.running().databaseAdmin(shop.home()).name());
        made.setPassword(shop.running().databaseAdmin(shop.home()).password());
        made.setPoolName(name);
        made.setMaximumPoolSize(4);
        made.setConnectionTimeout(3_000);
        made.setConnectionInitSql("SET SESSION innodb_lock_wait_timeout = 2");
        made.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        JdbcTemplate plain = new JdbcTemplate(made);
        plain.execute(undoTable());
        plain.execute("CREATE TABLE item (id INT PRIMARY KEY, n INT NOT NULL) ENGINE = InnoDB");
        plain.execute("INSERT INTO item VALUES (1, 10), (2, 10)");
        return made;
    }

    private static String undoTable() {
        try {
            return Files.readString(Repository.root().resolve("sql/undo/V0_1__undo_log.sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HikariDataSource pool() {
        return pool;
    }

    /** The next local commit takes effect, and its answer is lost: as when the server dies between the two. */
    void losesTheAnswerToTheNextCommit() {
        ((ForgetfulPool) pool).losesTheNext();
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    /** One local transaction, in the global one if there is one. */
    void locally(Consumer<JdbcTemplate> work) {
        local.executeWithoutResult(status -> work.accept(jdbc));
    }

    static String begin() throws TransactionException {
        String xid = TransactionManagerHolder.get().begin(null, null, "spec", GLOBAL_TIMEOUT_MS);
        BEGUN.add(xid);
        return xid;
    }

    static GlobalTransaction.Scope in(String xid, BranchType type) {
        return GlobalTransaction.of(xid, type).bind();
    }

    static GlobalStatus commit(String xid) throws TransactionException {
        return TransactionManagerHolder.get().commit(xid);
    }

    static GlobalStatus rollback(String xid) throws TransactionException {
        return TransactionManagerHolder.get().rollback(xid);
    }

    /** What the item holds, as anybody reads it. */
    static int item(HikariDataSource pool, int id) {
        return new JdbcTemplate(pool).queryForObject("SELECT n FROM item WHERE id = ?", Integer.class, id);
    }

    int item(int id) {
        return item(pool, id);
    }

    /** The branches of that global transaction which the database has prepared and nobody has ended. */
    List<String> prepared(String xid) {
        return new JdbcTemplate(pool)
                .query("XA RECOVER", (row, n) -> row.getString("data")).stream()
                        .filter(it -> it.startsWith(xid))
                        .toList();
    }

    /** Not before the coordinator is done with every transaction of the specs: it would come for their branches for ever. */
    @Override
    public void close() {
        await("the coordinator is done").atMost(ENDS_WITHIN).until(() -> {
            for (String xid : BEGUN) {
                if (TransactionManagerHolder.get().getStatus(xid) != GlobalStatus.Finished) {
                    return false;
                }
                BEGUN.remove(xid);
            }
            return true;
        });
        seata.close();
        pool.close();
        root.update("DROP DATABASE IF EXISTS spec_participant");
    }
}
