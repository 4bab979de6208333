package seckill.launcher.mutation;

/** Lines of code, as far as JaCoCo saw them run. */
record Lines(int covered, int missed) {

    static final Lines NONE = new Lines(0, 0);

    Lines plus(Lines other) {
        return new Lines(covered + other.covered, missed + other.missed);
    }

    double percent() {
        return covered + missed == 0 ? 0 : 100.0 * covered / (covered + missed);
    }
}
