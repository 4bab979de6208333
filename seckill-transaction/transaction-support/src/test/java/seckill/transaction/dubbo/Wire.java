package seckill.transaction.dubbo;

import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import org.apache.dubbo.config.ApplicationConfig;
import org.apache.dubbo.config.ProtocolConfig;
import org.apache.dubbo.config.ReferenceConfig;
import org.apache.dubbo.config.RegistryConfig;
import org.apache.dubbo.config.ServiceConfig;
import org.apache.dubbo.config.bootstrap.DubboBootstrap;
import org.apache.dubbo.rpc.model.FrameworkModel;
import org.apache.seata.core.context.RootContext;

/** A real provider with one thread, and a real consumer of it, over the network or inside this JVM. */
final class Wire implements AutoCloseable {

    private final FrameworkModel framework;
    private final Witness witness;

    private Wire(FrameworkModel framework, Witness witness) {
        this.framework = framework;
        this.witness = witness;
    }

    /**
     * @param protocol       tri, or injvm for calls inside this JVM
     * @param consumerFilter what to add to the filters of the calling side, {@code -name} takes one away
     * @param providerFilter the same on the participant's side
     */
    static Wire of(String protocol, String consumerFilter, String providerFilter) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        FrameworkModel framework = new FrameworkModel();
        ApplicationConfig application = new ApplicationConfig("witness");
        application.setQosEnable(false);
        application.setEnableFileCache(false);
        ServiceConfig<Witness> service = new ServiceConfig<>();
        service.setInterface(Witness.class);
        service.setRef(new Eyes());
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
        network.setThreadpool("fixed"); // the next request comes to the thread of the one before
        network.setThreads(1);
        network.setQueues(16); // and waits for it: it may have answered and not yet be back
        DubboBootstrap.newInstance(framework)
                .application(application)
                .registry(new RegistryConfig("N/A"))
                .protocol(network)
                .service(service)
                .reference(reference)
                .start();
        return new Wire(framework, reference.get());
    }

    Witness witness() {
        return witness;
    }

    @Override
    public void close() {
        framework.destroy();
        RootContext.unbind();
        RootContext.unbindBranchType();
    }

    private static final class Eyes implements Witness {

        @Override
        public String seen() {
            return RootContext.getXID() == null ? "/null" : RootContext.getXID() + "/" + RootContext.getBranchType();
        }

        @Override
        public CompletableFuture<String> seenLater() {
            return CompletableFuture.supplyAsync(this::seen);
        }

        @Override
        public void fails() {
            throw new IllegalStateException("as wanted");
        }
    }
}
