package seckill.launcher.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import seckill.launcher.demo.ShopApi;

class RoundsTest {

    private final List<String> turns = new ArrayList<>();

    @Test
    void every_other_round_goes_backwards_and_the_first_does_not_count() throws IOException {
        Samples samples = new Rounds(2, Duration.ofMillis(1), Duration.ofMillis(1))
                .run(List.of(taking("A", 1, 201), taking("B", 1, 201)));

        assertEquals(List.of("A", "B", "B", "A", "A", "B"), turns);
        assertEquals(Set.of("A", "B"), samples.contestants());
    }

    @Test
    void what_counts_is_kept_by_contestant() throws IOException {
        Samples samples = new Rounds(3, Duration.ofMillis(30), Duration.ofMillis(1))
                .run(List.of(taking("slow", 8, 201), taking("fast", 2, 201)));

        assertTrue(samples.all("slow", "buy-now").getMinValue() >= 8_000);
        assertTrue(samples.all("fast", "buy-now").getMinValue() < 8_000);
    }

    @Test
    void a_request_that_is_not_accepted_is_counted_and_not_timed() throws IOException {
        Samples samples = new Rounds(1, Duration.ofMillis(1), Duration.ofMillis(1)).run(List.of(taking("A", 1, 503)));

        assertEquals(0, samples.all("A", "buy-now").getTotalCount());
        assertTrue(samples.failures("A", "buy-now") > 0);
    }

    private Contestant taking(String name, int ms, int status) {
        return new Contestant() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void enter() {
                turns.add(name);
            }

            @Override
            public void errands(Stopwatch watch) throws IOException {
                watch.time("buy-now", () -> {
                    LockSupport.parkNanos(Duration.ofMillis(ms).toNanos());
                    return new ShopApi.Answer(status, JsonNodeFactory.instance.objectNode());
                });
            }
        };
    }
}
