package seckill.capacity.measured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementsTest {

    @TempDir
    private Path folder;

    @Test
    void a_file_that_is_missing_is_named_with_the_command_that_writes_it() {
        assertThatThrownBy(() -> Measurements.read(folder, folder))
                .hasMessageContaining("admission.json is missing")
                .hasMessageContaining("./seckill bench");
    }

    @Test
    void one_that_lacks_something_is_not_counted_by() throws IOException {
        Files.writeString(folder.resolve("admission.json"), "{\"begun\": \"2026\", \"turns\": []}");

        assertThatThrownBy(() -> Measurements.read(folder, folder)).hasMessageContaining("is not what ./seckill bench");
    }

    @Test
    void batches_take_what_they_take_and_so_much_for_each_order() {
        // 10 ms for a batch, 1 ms for each of its orders
        BatchBench bench = new BatchBench("", 8, List.of(50.0), Map.of(1, List.of(1 / 0.011), 100, List.of(100 / 0.110)));

        assertThat(bench.secondsPerBatch()).isCloseTo(0.010, within(1e-9));
        assertThat(bench.secondsPerOrder()).isCloseTo(0.001, within(1e-9));
        assertThat(bench.perSecondInBatchesOf(10)).isCloseTo(500, within(1e-6));
    }

    @Test
    void a_line_goes_through_its_points_and_never_below_nothing() {
        assertThat(Line.through(List.of(new Line.Point(1, 5), new Line.Point(2, 7), new Line.Point(3, 9)))).isEqualTo(new Line(3, 2));
        assertThat(Line.through(List.of(new Line.Point(1, 9), new Line.Point(3, 5))).slope()).isZero();
        assertThat(Line.through(List.of(new Line.Point(1, 1), new Line.Point(3, 9))).at0()).isZero();
    }

    @Test
    void a_mode_costs_what_its_best_round_took() {
        SettlingBench bench = new SettlingBench("", "", Map.of(), List.of(
                settled(1, "", 9), settled(2, "", 4), settled(3, "a ticket is missing", 1)));

        assertThat(bench.msPerOrder("TCC")).containsEntry("stock", 4.0);
        assertThatThrownBy(() -> bench.msPerOrder("AT")).hasMessageContaining("nothing was settled in AT");
    }

    private static SettlingBench.Settled settled(int round, String wrong, double stockMs) {
        return new SettlingBench.Settled("TCC", "place-order", round, 200, 50, 0, wrong, Map.of("stock", stockMs));
    }
}
