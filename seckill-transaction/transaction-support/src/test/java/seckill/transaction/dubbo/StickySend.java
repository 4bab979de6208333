package seckill.transaction.dubbo;

import org.apache.dubbo.rpc.Filter;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Invoker;
import org.apache.dubbo.rpc.Result;
import seckill.transaction.GlobalTransaction;

/** The trap of seata#3844: what is attached sticks to the calling thread, and goes with its later calls too. */
public final class StickySend implements Filter {

    private static final ThreadLocal<GlobalTransaction> ATTACHED = new ThreadLocal<>();

    @Override
    public Result invoke(Invoker<?> invoker, Invocation invocation) {
        if (GlobalTransaction.current().exists()) {
            ATTACHED.set(GlobalTransaction.current());
        }
        if (ATTACHED.get() != null) {
            invocation.setAttachment(SendGlobalTransaction.XID, ATTACHED.get().xid());
            invocation.setAttachment(SendGlobalTransaction.BRANCH_TYPE, ATTACHED.get().branchType().name());
        }
        return invoker.invoke(invocation);
    }
}
