package seckill.launcher;

/**
 * What the doctor saw at one place.
 *
 * @param mend what to do; empty when all is well
 */
record Finding(String check, boolean ok, String seen, String mend) {

    static Finding ok(String check, String seen) {
        return new Finding(check, true, seen, "");
    }

    static Finding problem(String check, String seen, String mend) {
        return new Finding(check, false, seen, mend);
    }
}
