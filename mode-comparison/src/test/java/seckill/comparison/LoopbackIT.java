package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import seckill.checkout.Guarantees.Assembly;
import seckill.launcher.RunningProcess;

/** Whoever tries the shop on a laptop in a café opens nothing to the café. */
@WithStacks
class LoopbackIT {

    @ParameterizedTest
    @EnumSource(Assembly.class)
    void every_listener_of_every_process_is_on_loopback(Assembly assembly, Stacks stacks) {
        for (RunningProcess process : stacks.running(assembly).running().processes()) {
            List<InetSocketAddress> listeners = ofTree(process.pid());
            assertThat(listeners).as("listeners of %s", process.name()).isNotEmpty();
            assertThat(Listeners.exposed(listeners)).as("listeners of %s beyond loopback", process.name()).isEmpty();
        }
    }

    /** The control: what the test above looks for would be found. */
    @Test
    void a_listener_on_all_interfaces_is_found() throws IOException {
        try (ServerSocket open = new ServerSocket(0)) {
            List<InetSocketAddress> exposed = Listeners.exposed(Listeners.of(ProcessHandle.current().pid()));
            assertThat(exposed).extracting(InetSocketAddress::getPort).contains(open.getLocalPort());
        }
    }

    private static List<InetSocketAddress> ofTree(long pid) {
        ProcessHandle root = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(root), root.descendants())
                .flatMap(process -> Listeners.of(process.pid()).stream())
                .toList();
    }
}
