package seckill.compare.faults;

import seckill.launcher.RunningProcess;

/** Somebody who can be killed. */
public interface Victim {

    String name();

    /** The command of this machine by which it dies at once; spaces separate its words. */
    String killedBy();

    boolean isAlive();

    /** A process of a stack. */
    static Victim of(RunningProcess process) {
        return new Victim() {
            @Override
            public String name() {
                return process.name();
            }

            @Override
            public String killedBy() {
                return "kill -9 " + process.pid();
            }

            @Override
            public boolean isAlive() {
                return process.isAlive();
            }
        };
    }
}
