package seckill.compare.advice;

import java.util.Locale;

/** Why a mode is not for a case; what varies is filled in. */
public enum Why {
    LEAVES_DAMAGE("it leaves damage when a step is refused or somebody dies"),
    /** Filled in: where it runs. */
    RUNS_ELSEWHERE("it runs only as %s"),
    DECIDES_LATER("its first answer is not the decision"),
    /** Filled in: what readers see. */
    NOT_ISOLATED("readers see %s before the end"),
    /** Filled in: scenario and workload. */
    NOT_MEASURED("the report has no run of %s in it under %s"),
    /** Filled in: scenario, workload and verdict of a run. */
    NOT_GREEN("its run %s, %s is %s");

    private final String words;

    Why(String words) {
        this.words = words;
    }

    /** For a terminal. */
    String words(Object... about) {
        return String.format(Locale.ROOT, words, about);
    }

    /** As keys of texts have it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
