package seckill.transaction.dubbo;

import org.apache.dubbo.rpc.Filter;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Invoker;
import org.apache.dubbo.rpc.Result;
import org.apache.seata.core.context.RootContext;

/** The trap of dubbo#14485 and seata#7273: clears what is bound after the call, though caller and callee share a thread. */
public final class ForgetfulReceive implements Filter {

    @Override
    public Result invoke(Invoker<?> invoker, Invocation invocation) {
        try {
            return invoker.invoke(invocation);
        } finally {
            RootContext.unbind();
        }
    }
}
