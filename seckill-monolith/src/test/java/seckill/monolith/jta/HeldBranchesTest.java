package seckill.monolith.jta;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeldBranchesTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final String name = "spec-" + System.identityHashCode(this);
    private final HeldBranches pool = new HeldBranches(name);

    @BeforeEach
    void count() {
        Metrics.addRegistry(meters);
    }

    @AfterEach
    void countNoMore() {
        Metrics.removeRegistry(meters);
    }

    @Test
    void a_connection_that_a_transaction_asks_for_again_is_held_once_and_until_it_comes_back() {
        Connection connection = connection();
        pool.onConnectionAcquire(connection);
        pool.onConnectionAcquire(connection);
        double meanwhile = heldNanos();
        pool.onConnectionReturn(connection);
        double afterwards = heldNanos();

        assertThat(held().count()).isEqualTo(1);
        assertThat(afterwards).isGreaterThan(meanwhile);
        assertThat(heldNanos()).as("it is not held any more").isEqualTo(afterwards);
    }

    @Test
    void a_connection_that_breaks_is_not_held_any_more() {
        Connection connection = connection();
        pool.onConnectionAcquire(connection);
        pool.onConnectionFlush(connection);
        pool.onConnectionDestroy(connection);
        double afterwards = heldNanos();

        assertThat(heldNanos()).isEqualTo(afterwards);
    }

    private double heldNanos() {
        return held().totalTime(TimeUnit.NANOSECONDS);
    }

    private FunctionTimer held() {
        return meters.get("seckill.connections.held").tag("pool", name).functionTimer();
    }

    private static Connection connection() {
        return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) ->
                switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
