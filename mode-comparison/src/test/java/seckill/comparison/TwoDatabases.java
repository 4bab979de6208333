package seckill.comparison;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.arjuna.common.recoveryPropertyManager;
import com.arjuna.ats.internal.arjuna.recovery.AtomicActionRecoveryModule;
import com.arjuna.ats.internal.jbossatx.jta.XAResourceRecordWrappingPluginImpl;
import com.arjuna.ats.internal.jta.recovery.arjunacore.XARecoveryModule;
import com.arjuna.ats.jbossatx.jta.RecoveryManagerService;
import com.arjuna.ats.jta.TransactionManager;
import com.arjuna.ats.jta.common.jtaPropertyManager;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import com.mysql.cj.jdbc.MysqlXADataSource;
import dev.snowdrop.boot.narayana.core.jdbc.GenericXADataSourceWrapper;
import dev.snowdrop.boot.narayana.core.properties.TransactionalDriverProperties;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/**
 * A program that moves a unit from a database on one server to a database on another, with the data sources of the
 * Narayana starter, or that recovers what such a program has left. Arguments: what to do, the folder of the log, how the
 * databases are named, then URL and root's password of either.
 */
final class TwoDatabases {

    static final String MOVE = "move";
    static final String RECOVER = "recover";
    /** As the starter has it when nobody sets anything. */
    static final String ONE_NAME = "one-name";

    static final String OWN_NAMES = "own-names";

    /** Tells its branches from those of the shop on the same server. */
    static final String NODE = "recovery-names-control";

    private final XARecoveryModule recovery;
    private final String names;

    private TwoDatabases(XARecoveryModule recovery, String names) {
        this.recovery = recovery;
        this.names = names;
    }

    public static void main(String[] args) throws Exception {
        RecoveryManagerService service = narayana(args[1]);
        TwoDatabases databases = new TwoDatabases(XARecoveryModule.getRegisteredXARecoveryModule(), args[2]);
        DataSource from = databases.wrapped("from", args[3], args[4]);
        DataSource to = databases.wrapped("to", args[5], args[6]);
        service.start();
        if (args[0].equals(MOVE)) {
            TransactionManager.transactionManager().begin();
            update(from, "UPDATE unit SET n = n - 1");
            update(to, "UPDATE unit SET n = n + 1");
            TransactionManager.transactionManager().commit();
        } else {
            new CountDownLatch(1).await(); // whoever has started it ends it
        }
    }

    private static RecoveryManagerService narayana(String log) throws Exception {
        arjPropertyManager.getCoreEnvironmentBean().setNodeIdentifier(NODE);
        arjPropertyManager.getObjectStoreEnvironmentBean().setObjectStoreDir(log);
        for (String store : List.of("communicationStore", "stateStore")) {
            BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store).setObjectStoreDir(log);
        }
        arjPropertyManager.getCoordinatorEnvironmentBean().setTransactionStatusManagerEnable(false);
        recoveryPropertyManager.getRecoveryEnvironmentBean().setPeriodicRecoveryPeriod(1);
        recoveryPropertyManager.getRecoveryEnvironmentBean().setRecoveryBackoffPeriod(1);
        recoveryPropertyManager.getRecoveryEnvironmentBean().setRecoveryModuleClassNames(
                List.of(AtomicActionRecoveryModule.class.getName(), XARecoveryModule.class.getName()));
        jtaPropertyManager.getJTAEnvironmentBean().setXaRecoveryNodes(List.of(NODE));
        jtaPropertyManager.getJTAEnvironmentBean()
                .setXaResourceRecordWrappingPluginClassName(XAResourceRecordWrappingPluginImpl.class.getName());
        RecoveryManagerService service = new RecoveryManagerService();
        service.create();
        return service;
    }

    private DataSource wrapped(String name, String url, String password) throws Exception {
        MysqlXADataSource database = new MysqlXADataSource();
        database.setUrl(url);
        database.setUser("root");
        database.setPassword(password);
        TransactionalDriverProperties properties = new TransactionalDriverProperties();
        if (names.equals(OWN_NAMES)) {
            properties.setName(name);
        }
        return new GenericXADataSourceWrapper(recovery, properties).wrapDataSource(database);
    }

    private static void update(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
