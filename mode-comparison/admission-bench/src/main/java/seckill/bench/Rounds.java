package seckill.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Rounds in which every contestant has a turn, every other one backwards: whatever else the machine does hits all of them alike. One round
 * before the first warms up.
 */
record Rounds(int count, Duration turn) {

    void run(List<Contestant> contestants, Turns turns, Results results, Steps steps) {
        for (int round = 0; round <= count; round++) {
            List<Contestant> inTurn = new ArrayList<>(contestants);
            if (round % 2 == 1) {
                Collections.reverse(inTurn);
            }
            for (Contestant contestant : inTurn) {
                steps.next(round == 0 ? "warming up: " + contestant.name() : "round " + round + " of " + count + ": " + contestant.name());
                Turn taken = turns.closed(contestant, round, contestant.width(), turn);
                if (round > 0) {
                    results.add(taken);
                }
            }
        }
    }
}
