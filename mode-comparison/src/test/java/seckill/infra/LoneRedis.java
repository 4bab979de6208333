package seckill.infra;

import seckill.launcher.Address;

/** A Redis that one test has to itself: it has on its disk what it has answered, and lets everybody in. */
public interface LoneRedis {

    Address address();

    /** Starts it, with what its disk has; returns when it listens. */
    void start();

    /** SIGKILL. */
    void kill();

    /** Kills it for good. */
    void close();
}
