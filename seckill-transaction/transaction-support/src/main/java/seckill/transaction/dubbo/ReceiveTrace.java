package seckill.transaction.dubbo;

import org.apache.dubbo.common.constants.CommonConstants;
import org.apache.dubbo.common.extension.Activate;
import org.apache.dubbo.rpc.Filter;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Invoker;
import org.apache.dubbo.rpc.Result;
import seckill.transaction.trace.Traced;
import seckill.transaction.trace.Traceparent;

/** On the participant's side: goes on with the caller's trace while the call runs, within its global transaction. */
@Activate(group = CommonConstants.PROVIDER, order = -1950)
public final class ReceiveTrace implements Filter {

    @Override
    public Result invoke(Invoker<?> invoker, Invocation invocation) {
        String caller = invocation.getAttachment(Traceparent.KEY);
        try (Traced asked = Traced.asked(invoker.getInterface().getSimpleName() + "/" + invocation.getMethodName(), caller)) {
            Result answer = invoker.invoke(invocation);
            if (answer.hasException()) {
                asked.failed(answer.getException().getClass().getSimpleName());
            }
            return answer;
        }
    }
}
