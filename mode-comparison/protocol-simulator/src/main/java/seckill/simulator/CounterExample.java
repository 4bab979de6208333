package seckill.simulator;

import java.util.Arrays;
import java.util.List;

/**
 * A run that goes wrong.
 *
 * @param choices with which it can be played again
 * @param story   what happened, step by step
 * @param end     what was wrong at rest
 */
public record CounterExample(int[] choices, List<String> story, String end) {

    @Override
    public String toString() {
        return "choices " + Arrays.toString(choices) + "\n    " + String.join("\n    ", story) + "\n    at rest: " + end;
    }
}
