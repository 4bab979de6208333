package seckill.transaction.dubbo;

import org.apache.dubbo.rpc.Filter;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Invoker;
import org.apache.dubbo.rpc.Result;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.core.model.BranchType;

/** The trap of seata#1734: a request that fails leaves its transaction bound to the thread, and the next one finds it. */
public final class StaleReceive implements Filter {

    @Override
    public Result invoke(Invoker<?> invoker, Invocation invocation) {
        String xid = invocation.getAttachment(SendGlobalTransaction.XID, "");
        if (!xid.isEmpty()) {
            RootContext.bind(xid);
            RootContext.bindBranchType(BranchType.AT);
        }
        Result result = invoker.invoke(invocation);
        if (!xid.isEmpty() && !result.hasException()) {
            RootContext.unbind();
            RootContext.unbindBranchType();
        }
        return result;
    }
}
