package seckill.topology;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.core.model.GlobalStatus;
import org.apache.seata.core.rpc.netty.ReconnectNow;
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
import seckill.launcher.PlacedServers;
import seckill.launcher.RunningStack;
import seckill.transaction.GlobalTransaction;
import seckill.transaction.RoutedPool;

/** A participant within this JVM, with one row, which several AT branches of one global transaction write. */
final class OneRow implements AutoCloseable {

    static final int AT_FIRST = 10;

    private static final int TIMEOUT_MS = 10_000;

    private final ConfigurableApplicationContext seata;
    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcTemplate plain;
    private final JdbcTemplate routed;
    private final TransactionTemplate local;

    private OneRow(ConfigurableApplicationContext seata, PlacedServers servers) throws Exception {
        this.seata = seata;
        pool.setJdbcUrl(RunningStack.jdbcUrl(servers.database(), "tc"));
        pool.setUsername("tc");
        pool.setPassword(servers.secrets().databasePassword("tc"));
        pool.setMaximumPoolSize(4);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        this.plain = new JdbcTemplate(pool);
        plain.execute(Files.readString(servers.root().resolve("sql/undo/V0_1__undo_log.sql")));
        plain.execute("CREATE TABLE item (id INT PRIMARY KEY, n INT NOT NULL) ENGINE = InnoDB");
        plain.execute("INSERT INTO item VALUES (1, " + AT_FIRST + ")");
        DataSource ways = RoutedPool.over(pool);
        this.routed = new JdbcTemplate(ways);
        this.local = new TransactionTemplate(new JdbcTransactionManager(ways));
    }

    static OneRow at(PlacedServers servers, List<String> tcs) throws Exception {
        return new OneRow(
                new SpringApplicationBuilder(SeataClient.class).bannerMode(Banner.Mode.OFF).run(
                        "--spring.config.location=classpath:participant.yml",
                        "--spring.application.name=one-row",
                        "--spring.main.keep-alive=false",
                        "--spring.main.web-application-type=none",
                        "--spring.cloud.nacos.config.import-check.enabled=false",
                        "--spring.cloud.nacos.config.enabled=false",
                        "--seckill.tc.address=" + String.join(";", tcs)),
                servers);
    }

    /** Seata's client and nothing else. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableConfigurationProperties
    @ImportAutoConfiguration({SeataCoreAutoConfiguration.class, SeataAutoConfiguration.class})
    static class SeataClient {}

    /** Adds one and doubles it, each in a branch of its own, and has both rolled back. @return the XID */
    String writtenTwiceAndRolledBack() throws TransactionException {
        String xid = TransactionManagerHolder.get().begin(null, null, "one row", TIMEOUT_MS);
        try (var _ = GlobalTransaction.of(xid, BranchType.AT).bind()) {
            locally(db -> db.update("UPDATE item SET n = n + 1 WHERE id = 1"));
            locally(db -> db.update("UPDATE item SET n = n * 2 WHERE id = 1"));
        }
        GlobalStatus status = TransactionManagerHolder.get().rollback(xid);
        if (status != GlobalStatus.Rollbacked) {
            throw new IllegalStateException(xid + " is " + status);
        }
        return xid;
    }

    /** Adds one, in a transaction of that node which nobody ends. */
    void isLeftOpenAt(Host tc) throws TransactionException {
        String xid = TransactionManagerHolder.get().begin(null, null, "one row", TIMEOUT_MS);
        while (!xid.startsWith(tc.address() + ":")) {
            TransactionManagerHolder.get().rollback(xid);
            xid = TransactionManagerHolder.get().begin(null, null, "one row", TIMEOUT_MS);
        }
        try (var _ = GlobalTransaction.of(xid, BranchType.AT).bind()) {
            locally(db -> db.update("UPDATE item SET n = n + 1 WHERE id = 1"));
        }
    }

    /** As a participant does every second. */
    void looksForTheTcs() {
        ReconnectNow.all();
    }

    private void locally(Consumer<JdbcTemplate> work) {
        local.executeWithoutResult(status -> work.accept(routed));
    }

    int value() {
        return plain.queryForObject("SELECT n FROM item WHERE id = 1", Integer.class);
    }

    /** Undo rows here, and sessions, branches and locks which the TCs hold for this schema. */
    int left() {
        return plain.queryForObject("""
                SELECT (SELECT COUNT(*) FROM undo_log) + (SELECT COUNT(*) FROM branch_table WHERE resource_id LIKE '%/tc')
                    + (SELECT COUNT(*) FROM lock_table WHERE resource_id LIKE '%/tc')
                """, Integer.class);
    }

    @Override
    public void close() {
        seata.close();
        pool.close();
    }
}
