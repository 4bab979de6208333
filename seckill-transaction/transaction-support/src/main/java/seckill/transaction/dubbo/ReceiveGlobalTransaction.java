package seckill.transaction.dubbo;

import org.apache.dubbo.common.constants.CommonConstants;
import org.apache.dubbo.common.extension.Activate;
import org.apache.dubbo.rpc.Filter;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Invoker;
import org.apache.dubbo.rpc.Result;
import org.apache.seata.core.model.BranchType;
import seckill.transaction.GlobalTransaction;
import seckill.transaction.trace.LogFields;

/** On the participant's side: binds the caller's XID and branch type while the call runs, or nothing when it has none. */
@Activate(group = CommonConstants.PROVIDER, order = -2000)
public final class ReceiveGlobalTransaction implements Filter {

    @Override
    public Result invoke(Invoker<?> invoker, Invocation invocation) {
        String xid = invocation.getAttachment(SendGlobalTransaction.XID, "");
        try (var _ = received(xid, invocation).bind()) {
            return xid.isEmpty() ? invoker.invoke(invocation) : logged(xid, invoker, invocation);
        }
    }

    private static Result logged(String xid, Invoker<?> invoker, Invocation invocation) {
        try (var _ = LogFields.with(LogFields.XID, xid)) {
            return invoker.invoke(invocation);
        }
    }

    private static GlobalTransaction received(String xid, Invocation invocation) {
        if (xid.isEmpty()) {
            return GlobalTransaction.none();
        }
        return GlobalTransaction.of(
                xid, BranchType.valueOf(invocation.getAttachment(SendGlobalTransaction.BRANCH_TYPE)));
    }
}
