package seckill.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seckill.transaction.message.Letter;
import seckill.transaction.message.LetterHandler;

/** Two consumers take the same letter in the same instant. */
@Tag("database")
class InboxIT {

    private static final int ROUNDS = 10_000;
    /** Of the control, which shows what it has to show in the first hundred. */
    private static final int ROUNDS_OF_THE_CONTROL = 1_000;

    private static Bench bench;

    @BeforeAll
    static void start(@TempDir Path dir) throws Exception {
        bench = Bench.start(dir);
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void clear() {
        bench.clear();
    }

    @Test
    void a_letter_that_two_consumers_take_in_the_same_instant_has_one_effect() throws Exception {
        Inbox inbox = new Inbox(bench);

        twoTake(inbox, ROUNDS);

        assertThat(inbox.deliveries()).isEqualTo(2 * ROUNDS);
        assertThat(bench.effects()).isEqualTo(ROUNDS);
        assertThat(bench.sql().queryForObject("SELECT COUNT(*) FROM effect WHERE n = 1", Integer.class)).isEqualTo(ROUNDS);
    }

    @Test
    void without_a_unique_key_whoever_looks_before_he_writes_does_it_twice() throws Exception {
        bench.sql().execute("CREATE TABLE looked_up (id VARCHAR(64) NOT NULL, KEY ix (id)) ENGINE = InnoDB");
        LetterHandler lookThenWrite = letter -> bench.inTransaction(() -> {
            if (bench.sql().queryForList("SELECT id FROM looked_up WHERE id = ?", letter.id()).isEmpty()) {
                bench.sql().update("INSERT INTO looked_up VALUES (?)", letter.id());
                bench.effect(letter.id());
            }
        });

        twoTake(lookThenWrite, ROUNDS_OF_THE_CONTROL);

        assertThat(bench.effects()).as("what should have happened once each").isGreaterThan(ROUNDS_OF_THE_CONTROL);
    }

    private static void twoTake(LetterHandler handler, int rounds) throws Exception {
        CyclicBarrier instant = new CyclicBarrier(2);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<?> one = two.submit(() -> takeAll(handler, rounds, instant));
            Future<?> other = two.submit(() -> takeAll(handler, rounds, instant));
            one.get(10, TimeUnit.MINUTES);
            other.get(10, TimeUnit.MINUTES);
        }
    }

    private static Void takeAll(LetterHandler handler, int rounds, CyclicBarrier instant) throws Exception {
        for (int i = 0; i < rounds; i++) {
            instant.await(1, TimeUnit.MINUTES);
            handler.take(new Letter("letter-" + i, "topic", "key-" + i, "{}"));
        }
        return null;
    }
}
