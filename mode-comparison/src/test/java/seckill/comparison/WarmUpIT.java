package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees.Assembly;

/** A gateway is ready when what its first buyers would wait for is warm, and leaves nothing behind of that. */
@WithStacks
class WarmUpIT {

    private static final int REQUESTS = 1_500;

    /** Half of them come together, up to 32 at once, and the others hear that nothing is left without anybody asking. */
    private static final long CALLS_MIN = REQUESTS / 2 / 32;

    @Test
    void a_gateway_has_asked_itself_at_a_real_gate_before_it_is_ready(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        try (RedisOfTheShop redis = RedisOfTheShop.of(shop.itself())) {
            long before = redis.callsOfGates();
            try (SecondGateway cold = SecondGateway.of(shop.itself(), "--seckill.warm-up.at-most=0s")) {
                assertThat(cold.baseUrl()).isNotEmpty();
                assertThat(redis.callsOfGates()).as("who does not warm up").isEqualTo(before);
            }
            try (SecondGateway warm = SecondGateway.of(
                    shop.itself(), "--seckill.warm-up.at-most=60s", "--seckill.warm-up.requests=" + REQUESTS)) {
                assertThat(warm.baseUrl()).isNotEmpty();
                assertThat(redis.callsOfGates() - before).as("who does").isGreaterThan(CALLS_MIN);
                assertThat(redis.rehearsals()).as("what is left of it").isEmpty();
            }
        }
        assertThat(said(shop)).anyMatch(line -> line.contains("warmed up with " + REQUESTS + " requests"));
        shop.everyInvariantHolds();
    }

    private static List<String> said(Shop shop) {
        try {
            return Files.readAllLines(shop.itself().home().logOf("gateway-2"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
