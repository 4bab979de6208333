package seckill.monolith.jta;

import com.arjuna.ats.arjuna.common.CoordinatorEnvironmentBean;
import com.arjuna.ats.arjuna.common.CoreEnvironmentBeanException;
import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.arjuna.common.RecoveryEnvironmentBean;
import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.arjuna.common.recoveryPropertyManager;
import com.arjuna.ats.internal.arjuna.recovery.AtomicActionRecoveryModule;
import com.arjuna.ats.internal.arjuna.utils.UuidProcessId;
import com.arjuna.ats.internal.jbossatx.jta.XAResourceRecordWrappingPluginImpl;
import com.arjuna.ats.internal.jta.recovery.arjunacore.JTAActionStatusServiceXAResourceOrphanFilter;
import com.arjuna.ats.internal.jta.recovery.arjunacore.JTANodeNameXAResourceOrphanFilter;
import com.arjuna.ats.internal.jta.recovery.arjunacore.JTATransactionLogXAResourceOrphanFilter;
import com.arjuna.ats.internal.jta.recovery.arjunacore.XARecoveryModule;
import com.arjuna.ats.jbossatx.jta.RecoveryManagerService;
import com.arjuna.ats.jta.common.JTAEnvironmentBean;
import com.arjuna.ats.jta.common.jtaPropertyManager;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.List;
import org.jboss.tm.XAResourceRecoveryRegistry;

/**
 * The transaction manager of this process, with its log and its recovery; Narayana keeps its settings in static fields, so
 * there is one.
 *
 * <p>Recovery is not an extra: without it every branch that was prepared when the process died keeps its rows locked for
 * ever. It looks every few seconds, from the start of the process on.
 */
final class Narayana implements AutoCloseable {

    /** Between the two halves of one look, so that what is just being ended is not taken for abandoned. */
    private static final int HALF_WAY_SECONDS = 1;

    private final RecoveryManagerService recovery = new RecoveryManagerService();

    /** @param timeout of a transaction for which nobody set one */
    Narayana(JtaSettings settings, Duration timeout) {
        identify(settings.node());
        keepTheLogIn(settings.log().toString());
        coordinate(timeout);
        recover(settings);
        recovery.create();
        recovery.start();
    }

    private static void identify(String node) {
        try {
            arjPropertyManager.getCoreEnvironmentBean().setNodeIdentifier(node);
            // the default is the number of a port that it listens on
            arjPropertyManager.getCoreEnvironmentBean().setProcessImplementationClassName(UuidProcessId.class.getName());
        } catch (CoreEnvironmentBeanException e) {
            throw new IllegalArgumentException("seckill.jta.node", e);
        }
    }

    /** Narayana asks three times where to write; all of it must survive the process. */
    private static void keepTheLogIn(String folder) {
        arjPropertyManager.getObjectStoreEnvironmentBean().setObjectStoreDir(folder);
        for (String store : List.of("communicationStore", "stateStore")) {
            BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store).setObjectStoreDir(folder);
        }
    }

    private static void coordinate(Duration timeout) {
        CoordinatorEnvironmentBean coordinator = arjPropertyManager.getCoordinatorEnvironmentBean();
        coordinator.setDefaultTimeout(Math.toIntExact(timeout.toSeconds()));
        // it would listen on a port so that others may ask about our transactions; there are no others
        coordinator.setTransactionStatusManagerEnable(false);
    }

    private static void recover(JtaSettings settings) {
        RecoveryEnvironmentBean recovery = recoveryPropertyManager.getRecoveryEnvironmentBean();
        recovery.setPeriodicRecoveryPeriod(Math.toIntExact(settings.recoverEvery().toSeconds()));
        recovery.setRecoveryBackoffPeriod(HALF_WAY_SECONDS);
        recovery.setRecoveryListener(false);
        recovery.setExpiryScannerClassNames(List.of());
        recovery.setRecoveryModuleClassNames(names(AtomicActionRecoveryModule.class, XARecoveryModule.class));

        JTAEnvironmentBean jta = jtaPropertyManager.getJTAEnvironmentBean();
        jta.setXaRecoveryNodes(List.of(settings.node()));
        jta.setOrphanSafetyInterval(Math.toIntExact(settings.orphanAfter().toMillis()));
        // a branch is an orphan when it is ours by name, not in the log, and not in flight; each has a veto
        jta.setXaResourceOrphanFilterClassNames(names(
                JTATransactionLogXAResourceOrphanFilter.class,
                JTANodeNameXAResourceOrphanFilter.class,
                JTAActionStatusServiceXAResourceOrphanFilter.class));
        // puts the name of the database into the log, by which recovery finds the way back to it
        jta.setXaResourceRecordWrappingPluginClassName(XAResourceRecordWrappingPluginImpl.class.getName());
    }

    private static List<String> names(Class<?>... classes) {
        return List.of(classes).stream().map(Class::getName).toList();
    }

    UserTransaction userTransaction() {
        return com.arjuna.ats.jta.UserTransaction.userTransaction();
    }

    TransactionManager transactionManager() {
        return com.arjuna.ats.jta.TransactionManager.transactionManager();
    }

    TransactionSynchronizationRegistry synchronizations() {
        return jtaPropertyManager.getJTAEnvironmentBean().getTransactionSynchronizationRegistry();
    }

    /** Where each database must be announced, or its branches are not looked after. */
    XAResourceRecoveryRegistry recovery() {
        return recovery;
    }

    @Override
    public void close() {
        try {
            recovery.stop();
        } catch (Exception e) {
            throw new IllegalStateException("recovery does not stop", e);
        }
    }
}
