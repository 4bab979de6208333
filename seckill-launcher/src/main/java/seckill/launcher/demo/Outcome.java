package seckill.launcher.demo;

/** What became of something that a buyer asked for. */
sealed interface Outcome {

    record Accepted() implements Outcome {}

    /** The shop said no for a business reason. */
    record Refused(String reason) implements Outcome {}

    /** It did not happen, and not for a business reason. */
    record Failed(String reason) implements Outcome {}

    /** Nobody could tell in time whether it happened; the audit sees to it that it is one or the other. */
    record Unknown() implements Outcome {}
}
