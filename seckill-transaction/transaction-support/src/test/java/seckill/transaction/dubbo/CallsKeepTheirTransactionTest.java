package seckill.transaction.dubbo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.apache.dubbo.config.ApplicationConfig;
import org.apache.dubbo.config.ProtocolConfig;
import org.apache.dubbo.config.ReferenceConfig;
import org.apache.dubbo.config.RegistryConfig;
import org.apache.dubbo.config.ServiceConfig;
import org.apache.dubbo.config.bootstrap.DubboBootstrap;
import org.apache.dubbo.rpc.model.FrameworkModel;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.core.model.BranchType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import seckill.transaction.GlobalTransaction;

/** A real provider and a real consumer, over the network and inside one JVM. */
class CallsKeepTheirTransactionTest {

    /** Says in which global transaction it was called. */
    public interface Witness {
        String seen();
    }

    private FrameworkModel framework;

    @AfterEach
    void stop() {
        framework.destroy();
        RootContext.unbind();
        RootContext.unbindBranchType();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tri", "injvm"})
    void two_calls_in_one_transaction_both_carry_xid_and_branch_type(String protocol) throws Exception {
        Witness witness = witness(protocol, "");
        List<String> seen = new ArrayList<>();
        try (var _ = GlobalTransaction.of("tc:7", BranchType.XA).bind()) {
            seen.add(witness.seen());
            seen.add(witness.seen());
            assertThat(RootContext.getXID()).as("the caller's own").isEqualTo("tc:7");
        }
        assertThat(seen).containsExactly("tc:7/XA", "tc:7/XA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tri", "injvm"})
    void a_call_outside_a_transaction_is_outside_at_the_participant_too(String protocol) throws Exception {
        Witness witness = witness(protocol, "");
        try (var _ = GlobalTransaction.of("tc:7", BranchType.AT).bind()) {
            witness.seen();
        }
        assertThat(witness.seen()).isEqualTo("/null");
    }

    /** The control: without the filter on the calling side the participant sees nothing, and the tests above go red. */
    @Test
    void without_the_sending_filter_the_participant_sees_no_transaction() throws Exception {
        Witness witness = witness("tri", "-send-global-transaction");
        try (var _ = GlobalTransaction.of("tc:7", BranchType.AT).bind()) {
            assertThat(witness.seen()).isEqualTo("/null");
        }
    }

    /** The control of the calls inside one JVM: a filter that clears instead of restoring loses the second call. */
    @Test
    void a_filter_that_clears_instead_of_restoring_loses_the_transaction_inside_one_jvm() throws Exception {
        Witness witness = witness("injvm", "", "-receive-global-transaction,forgetful-receive");
        try (var _ = GlobalTransaction.of("tc:7", BranchType.AT).bind()) {
            witness.seen();
            assertThat(witness.seen()).isEqualTo("/null");
        }
    }

    private Witness witness(String protocol, String consumerFilter) throws Exception {
        return witness(protocol, consumerFilter, "");
    }

    private Witness witness(String protocol, String consumerFilter, String providerFilter) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        framework = new FrameworkModel();
        DubboBootstrap bootstrap = DubboBootstrap.newInstance(framework);
        ApplicationConfig application = new ApplicationConfig("witness");
        application.setQosEnable(false);
        application.setEnableFileCache(false);
        ServiceConfig<Witness> service = new ServiceConfig<>();
        service.setInterface(Witness.class);
        service.setRef(() -> RootContext.getXID() == null ? "/null" : RootContext.getXID() + "/" + RootContext.getBranchType());
        if (!providerFilter.isEmpty()) {
            service.setFilter(providerFilter);
        }
        ReferenceConfig<Witness> reference = new ReferenceConfig<>();
        reference.setInterface(Witness.class);
        reference.setCheck(false);
        reference.setTimeout(10_000);
        if (!consumerFilter.isEmpty()) {
            reference.setFilter(consumerFilter);
        }
        if (protocol.equals("injvm")) {
            reference.setScope("local");
        } else {
            reference.setUrl("tri://127.0.0.1:" + port);
            reference.setScope("remote");
        }
        ProtocolConfig network = new ProtocolConfig("tri", port);
        network.setHost("127.0.0.1");
        bootstrap.application(application)
                .registry(new RegistryConfig("N/A"))
                .protocol(network)
                .service(service)
                .reference(reference)
                .start();
        return reference.get();
    }
}
