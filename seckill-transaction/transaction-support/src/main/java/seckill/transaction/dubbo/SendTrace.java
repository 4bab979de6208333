package seckill.transaction.dubbo;

import org.apache.dubbo.common.constants.CommonConstants;
import org.apache.dubbo.common.extension.Activate;
import org.apache.dubbo.rpc.Filter;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Invoker;
import org.apache.dubbo.rpc.Result;
import seckill.transaction.trace.Traced;
import seckill.transaction.trace.Traceparent;

/** On the calling side: says where in its trace the caller is, when it is in one. */
@Activate(group = CommonConstants.CONSUMER, order = -1950)
public final class SendTrace implements Filter {

    @Override
    public Result invoke(Invoker<?> invoker, Invocation invocation) {
        try (Traced call = Traced.call(invoker.getInterface().getSimpleName() + "/" + invocation.getMethodName())) {
            String here = Traceparent.current();
            if (here != null) {
                invocation.setAttachment(Traceparent.KEY, here);
                call.with("rpc.system", "dubbo").with("rpc.service", invoker.getInterface().getName()).with("rpc.method", invocation.getMethodName());
            }
            Result answer = invoker.invoke(invocation);
            if (answer.hasException()) {
                call.failed(answer.getException().getClass().getSimpleName());
            }
            return answer;
        }
    }
}
