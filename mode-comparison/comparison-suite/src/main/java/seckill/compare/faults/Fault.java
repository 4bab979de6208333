package seckill.compare.faults;

import java.nio.file.Path;

/**
 * A step of a protocol at which a process dies by SIGKILL, the first time it is reached.
 *
 * @param says    the step, as a fact
 * @param process in whose JVM the step is carried out
 * @param victim  which process dies there; the same one, or the database under it
 * @param where   the step's location as Byteman has it: {@code CLASS … METHOD … AT …}
 * @param when    a further condition of Byteman's, {@code TRUE} for none
 * @param way     how a checkout gets there
 */
public record Fault(String says, String process, String victim, String where, String when, Way way) {

    /** How a checkout gets to a step. */
    public enum Way {
        /** Every step goes well. */
        COMMIT,
        /** The buyer's money does not suffice, which the last participant finds. */
        ROLLBACK
    }

    /** The rule which carries it out once, and leaves a file by which one sees that it did. */
    public String rule(Path fired, String killedBy) {
        String kill = process.equals(victim)
                ? "killJVM()"
                : "java.lang.Runtime.getRuntime().exec(\"" + killedBy + "\").waitFor()";
        return """
                RULE %s
                %s
                IF %s AND flag("fired")
                DO traceOpen("fired", "%s"); traceln("fired", "%s"); traceClose("fired"); %s
                ENDRULE
                """
                .formatted(says, where, when, fired, says, kill);
    }

    @Override
    public String toString() {
        return says;
    }
}
