package seckill.architecture.wrong.transaction;

import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.tm.api.GlobalTransactionContext;

public class PlumbingThatBeginsATransaction {

    public void begin() throws TransactionException {
        GlobalTransactionContext.createNew().begin();
    }
}
