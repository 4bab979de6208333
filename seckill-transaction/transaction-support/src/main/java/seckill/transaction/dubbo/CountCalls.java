package seckill.transaction.dubbo;

import org.apache.dubbo.common.constants.CommonConstants;
import org.apache.dubbo.common.extension.Activate;
import org.apache.dubbo.rpc.Filter;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Invoker;
import org.apache.dubbo.rpc.Result;
import seckill.transaction.micrometer.Calls;
import seckill.transaction.micrometer.Calls.Outcome;

/** On the calling side: counts what was asked of another process. */
@Activate(group = CommonConstants.CONSUMER, order = -1900)
public final class CountCalls implements Filter, Filter.Listener {

    private static final String APPLICATION = "-service";
    private static final String INSIDE = "injvm";

    @Override
    public Result invoke(Invoker<?> invoker, Invocation invocation) {
        return invoker.invoke(invocation);
    }

    @Override
    public void onResponse(Result answer, Invoker<?> invoker, Invocation invocation) {
        count(invoker, invocation, answer.hasException() ? Outcome.FAILED : Outcome.ANSWERED);
    }

    @Override
    public void onError(Throwable failure, Invoker<?> invoker, Invocation invocation) {
        count(invoker, invocation, Outcome.FAILED);
    }

    private static void count(Invoker<?> invoker, Invocation invocation, Outcome outcome) {
        if (!INSIDE.equals(invoker.getUrl().getProtocol())) {
            Calls.count(participant(invoker), invocation.getMethodName(), outcome);
        }
    }

    /** As the glossary has it: {@code stock} for the application {@code stock-service}. */
    private static String participant(Invoker<?> invoker) {
        String application = invoker.getUrl().getRemoteApplication();
        if (application == null) {
            return invoker.getInterface().getSimpleName(); // called by its address, past the registry
        }
        return application.endsWith(APPLICATION) ? application.substring(0, application.length() - APPLICATION.length()) : application;
    }
}
