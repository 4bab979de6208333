package seckill.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class RatioTest {

    private final Results results = new Results();

    @Test
    void compares_turns_of_the_same_round_and_says_how_far_it_is() {
        for (int round = 1; round <= 3; round++) {
            results.add(turn("a", round, 100 * round, 0, Optional.empty()));
            results.add(turn("b", round, 200 * round, 0, Optional.empty()));
        }

        Ratio ratio = Ratio.atLeast("a / b", results.ratios("a", "b", Turn::perSecond), 0.4, 0.5, 0.6);

        assertThat(ratio.rounds()).containsExactly(0.5, 0.5, 0.5);
        assertThat(ratio.reached()).isEqualTo("target");
        assertThat(Ratio.atMost("a / b", ratio.rounds(), 0.4, 0.3, 0.2).reached()).isEqualTo("missed");
    }

    @Test
    void turns_that_others_disturbed_or_whose_books_are_wrong_are_left_out_and_few_rounds_say_nothing() {
        for (int round = 1; round <= 4; round++) {
            results.add(turn("a", round, 100, round == 1 ? 0.2 : 0.05, Optional.empty()));
            results.add(turn("b", round, 100, 0, round == 2 ? Optional.of("a unit too many") : Optional.empty()));
        }

        Ratio ratio = Ratio.atLeast("a / b", results.ratios("a", "b", Turn::perSecond), 0.5, 0.6, 0.7);

        assertThat(ratio.rounds()).as("rounds 3 and 4").hasSize(2);
        assertThat(ratio.isValid()).isFalse();
        assertThat(ratio.reached()).isEqualTo("unknown");
        assertThat(Ratio.atLeast("nothing", List.of(), 1, 2, 3).reached()).isEqualTo("unknown");
    }

    private static Turn turn(String contestant, int round, double perSecond, double others, Optional<String> wrong) {
        Cpu.Use use = new Cpu.Use(Map.of("gateway", 0.5), OptionalDouble.of(others));
        return new Turn(contestant, round, perSecond, new Histogram(3), use, 100, 10, 100, wrong);
    }
}
