package seckill.transaction.dubbo;

import java.util.concurrent.CompletableFuture;
import org.apache.dubbo.rpc.Filter;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Invoker;
import org.apache.dubbo.rpc.Result;
import seckill.transaction.GlobalTransaction;

/** The trap of seata#4524: the transaction is looked for on the thread that sends, which is not the one that called. */
public final class LateSend implements Filter {

    @Override
    public Result invoke(Invoker<?> invoker, Invocation invocation) {
        GlobalTransaction current = CompletableFuture.supplyAsync(GlobalTransaction::current).join();
        if (current.exists()) {
            invocation.setAttachment(SendGlobalTransaction.XID, current.xid());
            invocation.setAttachment(SendGlobalTransaction.BRANCH_TYPE, current.branchType().name());
        }
        return invoker.invoke(invocation);
    }
}
