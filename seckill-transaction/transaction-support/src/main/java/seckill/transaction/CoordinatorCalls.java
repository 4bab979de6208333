package seckill.transaction;

import org.apache.seata.core.protocol.AbstractResultMessage;
import org.apache.seata.core.protocol.ResultCode;
import org.apache.seata.core.protocol.RpcMessage;
import org.apache.seata.core.protocol.transaction.AbstractBranchEndResponse;
import org.apache.seata.core.protocol.transaction.AbstractTransactionRequest;
import org.apache.seata.core.rpc.hook.RpcHook;
import seckill.transaction.micrometer.Calls;
import seckill.transaction.micrometer.Calls.Outcome;

/**
 * Counts what this process asks of the coordinator, and what the coordinator asks of it; Seata finds it by its services file.
 *
 * <p>A request to a coordinator that died is not counted: nothing is heard of it here.
 */
public final class CoordinatorCalls implements RpcHook {

    private static final String TC = "tc";

    /** Called with every request, and with the answer to what the coordinator asked. */
    @Override
    public void doBeforeRequest(String address, RpcMessage message) {
        if (message.getBody() instanceof AbstractBranchEndResponse answer) {
            Calls.count(Calls.ITSELF, named(answer, "Response"), outcome(answer));
        }
    }

    @Override
    public void doAfterResponse(String address, RpcMessage request, Object answer) {
        if (request.getBody() instanceof AbstractTransactionRequest asked) {
            Calls.count(TC, named(asked, "Request"), answer instanceof AbstractResultMessage result ? outcome(result) : Outcome.FAILED);
        }
    }

    private static Outcome outcome(AbstractResultMessage result) {
        return result.getResultCode() == ResultCode.Failed ? Outcome.FAILED : Outcome.ANSWERED;
    }

    /** {@code branchRegister} for {@code BranchRegisterRequest}, as methods are named. */
    private static String named(Object message, String suffix) {
        String name = message.getClass().getSimpleName().replace(suffix, "");
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
