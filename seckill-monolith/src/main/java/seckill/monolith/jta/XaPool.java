package seckill.monolith.jta;

import com.mysql.cj.jdbc.MysqlXADataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration.TransactionIsolation;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import java.sql.SQLException;
import java.time.Duration;

/** The connections of one module: a branch of the transaction at hand, or a plain connection when there is none. */
final class XaPool {

    private static final int IDLE_MIN = 4;
    /** Whoever waits longer for a connection has no time left to use it. */
    private static final Duration WAIT_MAX = Duration.ofSeconds(3);
    /** As in every pool of the shop: a waiter gives up long before its transaction's time is up. */
    private static final String LOCK_WAIT = "SET SESSION innodb_lock_wait_timeout = 3";

    private XaPool() {}

    /**
     * @param name of this database and no other, the same after every restart: the log and recovery know it by this name.
     *             With one name for all, recovery commits a transaction's branches in one of them and forgets the others
     */
    static AgroalDataSource of(String name, JtaSettings settings, Narayana narayana) throws SQLException {
        NarayanaTransactionIntegration branches = new NarayanaTransactionIntegration(
                narayana.transactionManager(), narayana.synchronizations(), name, false, narayana.recovery());
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(settings.connectionsMax())
                        .minSize(IDLE_MIN)
                        .initialSize(IDLE_MIN)
                        .acquisitionTimeout(WAIT_MAX)
                        .transactionIntegration(branches)
                        .connectionFactoryConfiguration(to -> connection(to, settings.of(name)))),
                new HeldBranches(name));
    }

    private static AgroalConnectionFactoryConfigurationSupplier connection(
            AgroalConnectionFactoryConfigurationSupplier to, JtaSettings.Database database) {
        return to.connectionProviderClass(MysqlXADataSource.class)
                .jdbcUrl(database.url())
                .principal(new NamePrincipal(database.username()))
                .credential(new SimplePassword(database.password()))
                .initialSql(LOCK_WAIT)
                // REPEATABLE READ would add gap locks, and let a repeat miss the row that made it fail
                .jdbcTransactionIsolation(TransactionIsolation.READ_COMMITTED);
    }
}
