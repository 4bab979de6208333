package seckill.checkout.mode;

import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** A transaction manager that keeps what it was told, and may fail to commit. */
final class PaperTransactions extends AbstractPlatformTransactionManager {

    private static final long serialVersionUID = 1;

    final transient List<String> told = new ArrayList<>();
    transient RuntimeException commitFailsWith;

    @Override
    protected Object doGetTransaction() {
        return told;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        told.add("begin");
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        told.add("commit");
        if (commitFailsWith != null) {
            throw commitFailsWith;
        }
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        told.add("rollback");
    }
}
