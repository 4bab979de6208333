package seckill.threeparts;

import java.lang.reflect.Method;
import java.util.Date;
import org.apache.seata.common.exception.SkipCallbackWrapperException;
import org.apache.seata.common.executor.Callback;
import org.apache.seata.integration.tx.api.fence.FenceHandler;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The three parts as so many write them, without a fence: each in its transaction, and a cancel that finds nothing to undo
 * has done its duty. Only to be seen going wrong.
 */
record NoFence(TransactionTemplate transaction) implements FenceHandler {

    @Override
    public Object prepareFence(String xid, Long branch, String action, Callback<Object> tryOut) {
        return transaction.execute(status -> {
            try {
                return tryOut.execute();
            } catch (Throwable e) {
                throw new SkipCallbackWrapperException(e);
            }
        });
    }

    @Override
    public boolean commitFence(Method confirm, Object bean, String xid, Long branch, Object[] args) {
        return ran(confirm, bean, args);
    }

    @Override
    public boolean rollbackFence(
            Method cancel, Object bean, String xid, Long branch, Object[] args, String action) {
        ran(cancel, bean, args);
        return true;
    }

    private boolean ran(Method part, Object bean, Object[] args) {
        try {
            return transaction.execute(status -> {
                try {
                    return (Boolean) part.invoke(bean, args);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e.getCause());
                }
            });
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @Override
    public int deleteFenceByDate(Date before) {
        return 0;
    }
}
