package seckill.launcher.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import seckill.launcher.Terminal;

/**
 * Turns of all contestants, round after round, every other round backwards: whatever else the machine does hits all of them
 * alike. A round before the first warms up; so does the beginning of every turn, which comes after a switch.
 *
 * @param count  how many rounds count
 * @param turn   how long a turn counts
 * @param before how long it goes on before that
 */
record Rounds(int count, Duration turn, Duration before) {

    Samples run(List<Contestant> contestants) throws IOException {
        Samples samples = new Samples();
        for (int round = 0; round <= count; round++) {
            Terminal.progress(round == 0 ? "Warming up …" : "Round " + round + " of " + count + " …");
            List<Contestant> inTurn = new ArrayList<>(contestants);
            if (round % 2 == 1) {
                Collections.reverse(inTurn);
            }
            for (Contestant contestant : inTurn) {
                contestant.enter();
                errands(contestant, Stopwatch.OFF, before);
                errands(contestant, round == 0 ? Stopwatch.OFF : samples.of(contestant.name(), round), turn);
            }
        }
        return samples;
    }

    private static void errands(Contestant contestant, Stopwatch watch, Duration time) throws IOException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < time.toNanos()) {
            contestant.errands(watch);
        }
    }
}
