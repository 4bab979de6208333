package seckill.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.seata.common.loader.EnhancedServiceLoader;
import org.apache.seata.core.protocol.AbstractResultMessage;
import org.apache.seata.core.protocol.HeartbeatMessage;
import org.apache.seata.core.protocol.ResultCode;
import org.apache.seata.core.protocol.RpcMessage;
import org.apache.seata.core.protocol.transaction.BranchCommitResponse;
import org.apache.seata.core.protocol.transaction.BranchRegisterRequest;
import org.apache.seata.core.protocol.transaction.BranchRegisterResponse;
import org.apache.seata.core.rpc.hook.RpcHook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import seckill.transaction.micrometer.Calls;

class CoordinatorCallsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CoordinatorCalls calls = new CoordinatorCalls();

    @BeforeEach
    void count() {
        Metrics.addRegistry(meters);
    }

    @AfterEach
    void countNoMore() {
        Metrics.removeRegistry(meters);
    }

    @Test
    void seata_has_it() {
        assertThat(EnhancedServiceLoader.loadAll(RpcHook.class)).hasAtLeastOneElementOfType(CoordinatorCalls.class);
    }

    @Test
    void what_the_coordinator_is_asked_counts_once_when_it_has_answered() {
        asked(ResultCode.Success);
        asked(ResultCode.Success);
        asked(ResultCode.Failed);

        assertThat(counted("tc", "branchRegister", "answered")).isEqualTo(2);
        assertThat(counted("tc", "branchRegister", "failed")).isEqualTo(1);
    }

    @Test
    void what_the_coordinator_asks_counts_where_it_is_answered() {
        BranchCommitResponse answer = new BranchCommitResponse();
        answer.setResultCode(ResultCode.Success);
        calls.doBeforeRequest("tc", message(answer));

        assertThat(counted(Calls.ITSELF, "branchCommit", "answered")).isEqualTo(1);
    }

    @Test
    void a_heartbeat_is_no_call() {
        calls.doBeforeRequest("tc", message(HeartbeatMessage.PING));
        calls.doAfterResponse("tc", message(HeartbeatMessage.PING), HeartbeatMessage.PONG);

        assertThat(meters.find(Calls.NAME).counters()).allSatisfy(it -> assertThat(it.count()).isZero());
    }

    private void asked(ResultCode code) {
        AbstractResultMessage answer = new BranchRegisterResponse();
        answer.setResultCode(code);
        RpcMessage request = message(new BranchRegisterRequest());
        calls.doBeforeRequest("tc", request);
        calls.doAfterResponse("tc", request, answer);
    }

    private static RpcMessage message(Object body) {
        RpcMessage message = new RpcMessage();
        message.setBody(body);
        return message;
    }

    private double counted(String participant, String operation, String outcome) {
        return meters.get(Calls.NAME).tags("participant", participant, "operation", operation, "outcome", outcome).counter().count();
    }
}
