package seckill.launcher.mutation;

/**
 * How many mutants of a package the tests have killed.
 *
 * @param lines of the classes that have mutants
 */
record Score(Floor floor, int mutants, int killed, Lines lines) {

    Score plus(Score other) {
        return new Score(floor, mutants + other.mutants, killed + other.killed, lines.plus(other.lines));
    }

    double percent() {
        return 100.0 * killed / mutants;
    }

    boolean isBelowFloor() {
        return percent() < floor.percent();
    }
}
