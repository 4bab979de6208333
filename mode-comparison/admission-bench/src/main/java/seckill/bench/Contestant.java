package seckill.bench;

import java.util.Optional;

/** Something that answers buyers, and whose speed is compared with that of others. */
interface Contestant {

    String name();

    /** The path before {@code /api/sales}. */
    String prefix();

    /** Whose units are asked for, in turn. */
    long[] saleIds();

    /** Makes it ready for its turn. */
    void enter();

    /** After a turn in which so many buyers were told yes: what is wrong with the books; empty when they are right. */
    Optional<String> wrong(long admitted);

    /** The status with which every request of a turn must be answered, or nothing when it may be one of two. */
    boolean mayAnswer(int status);

    /** Cleans up after its turn. */
    void leave();

    /** How many ask at once in a round. */
    default int width() {
        return Plan.WIDTH;
    }
}
