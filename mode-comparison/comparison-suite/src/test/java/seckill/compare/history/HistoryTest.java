package seckill.compare.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seckill.compare.history.Event.Kind;

class HistoryTest {

    @Test
    void what_was_written_is_read_again(@TempDir Path folder) {
        History written = new History(System.nanoTime());
        Event asked = written.add(Kind.INVOKE, "buy-now/AT/hot", "buy-now", "key", "key", 1, 7, 1, 100);
        written.later(asked, Kind.UNKNOWN, "no-answer");
        written.later(asked, Kind.OK, "");
        Path file = folder.resolve("histories.jsonl");

        written.appendTo(file);
        written.appendTo(file);

        assertThat(History.read(file).events()).hasSize(6).startsWith(written.events().toArray(new Event[0]));
        assertThat(written.operations()).singleElement().satisfies(it -> {
            assertThat(it.isOk()).isTrue();
            assertThat(it.wasInDoubt()).isTrue();
            assertThat(it.latencyUs()).isNotNegative();
        });
    }
}
