package seckill.compare.controls;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.core.model.GlobalStatus;
import org.apache.seata.rm.datasource.DataSourceProxy;
import org.apache.seata.spring.boot.autoconfigure.SeataAutoConfiguration;
import org.apache.seata.spring.boot.autoconfigure.SeataCoreAutoConfiguration;
import org.apache.seata.tm.TransactionManagerHolder;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.bootstrap.LoggingSystemShutdownListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.transaction.GlobalTransaction;
import seckill.transaction.RoutedParticipant;

/** A participant within this JVM, beside those of the stack, whose coordinator it has joined. */
final class SeataParticipant implements AutoCloseable {

    private static final String UNDO_TABLE =
            "CREATE TABLE undo_log (branch_id BIGINT NOT NULL, xid VARCHAR(128) NOT NULL, context VARCHAR(128) NOT NULL,"
                    + " rollback_info LONGBLOB NOT NULL, log_status INT NOT NULL, log_created DATETIME(6) NOT NULL,"
                    + " log_modified DATETIME(6) NOT NULL, PRIMARY KEY (xid, branch_id))";

    /** Long enough for a busy machine; should a control fail, the coordinator ends what it began. */
    private static final int GLOBAL_TIMEOUT_MS = 20_000;

    /** The coordinator comes again every second; after a failure it waits for the timeout first. */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(45);

    private static final int UNITS = 10;

    private final ConfigurableApplicationContext seata;
    private final Schema schema;
    private final RoutedParticipant routed;
    private final Set<String> begun = ConcurrentHashMap.newKeySet();

    private SeataParticipant(ConfigurableApplicationContext seata, Schema schema) {
        this.seata = seata;
        this.schema = schema;
        this.routed = RoutedParticipant.over(schema.pool());
    }

    static SeataParticipant join(ControlSite site, String tcAddress) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(SeataClient.class)
                .bannerMode(Banner.Mode.OFF);
        // who runs the controls has logs already, and they are not to be set up anew
        builder.application().setListeners(builder.application().getListeners().stream()
                .filter(it -> !(it instanceof LoggingApplicationListener || it instanceof LoggingSystemShutdownListener))
                .toList());
        ConfigurableApplicationContext seata = builder.run(
                "--spring.config.location=classpath:participant.yml",
                "--spring.application.name=control-participant",
                "--spring.main.keep-alive=false",
                "--spring.main.web-application-type=none",
                "--spring.cloud.nacos.config.import-check.enabled=false",
                "--spring.cloud.nacos.config.enabled=false",
                "--seckill.tc.address=" + tcAddress);
        try {
            Schema schema = site.schema("participant", Books.TABLES);
            schema.sql().execute(UNDO_TABLE);
            return new SeataParticipant(seata, schema);
        } catch (RuntimeException e) {
            seata.close();
            throw e;
        }
    }

    /** Seata's client and nothing else. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableConfigurationProperties
    @ImportAutoConfiguration({SeataCoreAutoConfiguration.class, SeataAutoConfiguration.class})
    static class SeataClient {}

    /** The books as anybody reads them, opened anew. */
    Books open() {
        for (String table : new String[] {"stock_level", "orders", "movement", "undo_log"}) {
            schema.sql().update("DELETE FROM " + table);
        }
        return schema.books(UNITS);
    }

    /** One local transaction, and a branch of the global one that is bound to this thread, if any. */
    void locally(Consumer<Books> work) {
        through(routed.routed(), work);
    }

    /** One local transaction through a data source. */
    static void through(DataSource source, Consumer<Books> work) {
        Books books = new Books(new JdbcTemplate(source));
        new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(status -> work.accept(books));
    }

    /** Seata's AT proxy by itself. */
    DataSourceProxy at() {
        return routed.at();
    }

    /** As an operator does who has put a row right. */
    void tryAgain(String xid, long branchId) {
        routed.tryAgain(xid, branchId);
    }

    String begin() throws TransactionException {
        String xid = TransactionManagerHolder.get().begin(null, null, "control", GLOBAL_TIMEOUT_MS);
        begun.add(xid);
        return xid;
    }

    static GlobalTransaction.Scope in(String xid, BranchType type) {
        return GlobalTransaction.of(xid, type).bind();
    }

    GlobalStatus commit(String xid) throws TransactionException {
        return TransactionManagerHolder.get().commit(xid);
    }

    GlobalStatus rollback(String xid) throws TransactionException {
        return TransactionManagerHolder.get().rollback(xid);
    }

    /** Rolls it back when nobody has decided yet, and waits until the coordinator is done with it. */
    void end(String xid) throws TransactionException {
        if (TransactionManagerHolder.get().getStatus(xid) == GlobalStatus.Begin) {
            rollback(xid);
        }
        Waiting.until("the coordinator is done with " + xid, ENDS_WITHIN, () ->
                TransactionManagerHolder.get().getStatus(xid) == GlobalStatus.Finished);
        begun.remove(xid);
    }

    /** Images of branches that are not over. */
    int undoRows() {
        return new Books(schema.sql()).number("SELECT COUNT(*) FROM undo_log WHERE log_status = 0");
    }

    /** The coordinator would come for a branch that is left here for ever. */
    @Override
    public void close() {
        try {
            for (String xid : begun) {
                end(xid);
            }
        } catch (TransactionException e) {
            throw new IllegalStateException("a control has left a global transaction behind", e);
        } finally {
            seata.close();
            schema.close();
        }
    }
}
