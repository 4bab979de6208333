package seckill.launcher;

import java.time.Duration;

/** Hears what a stack does, from several threads. */
public interface Progress {

    /** Ignores everything. */
    Progress NONE = new Progress() {};

    default void started(String component) {}

    default void ready(String component, Duration after) {}

    default void stopped(String component, Duration after) {}

    /** Something worth a line. */
    default void note(String line) {}
}
