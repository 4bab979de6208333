package seckill.transaction.dubbo;

import org.apache.dubbo.common.constants.CommonConstants;
import org.apache.dubbo.common.extension.Activate;
import org.apache.dubbo.rpc.Filter;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Invoker;
import org.apache.dubbo.rpc.Result;
import seckill.transaction.GlobalTransaction;

/** On the calling side: attaches XID and branch type to this one call, never to the thread's later calls. */
@Activate(group = CommonConstants.CONSUMER, order = -2000)
public final class SendGlobalTransaction implements Filter {

    static final String XID = "seckill-xid";
    static final String BRANCH_TYPE = "seckill-branch-type";

    @Override
    public Result invoke(Invoker<?> invoker, Invocation invocation) {
        GlobalTransaction current = GlobalTransaction.current();
        if (current.exists()) {
            invocation.setAttachment(XID, current.xid());
            invocation.setAttachment(BRANCH_TYPE, current.branchType().name());
        }
        return invoker.invoke(invocation);
    }
}
