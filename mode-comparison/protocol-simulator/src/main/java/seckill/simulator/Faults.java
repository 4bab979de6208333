package seckill.simulator;

import java.util.Set;

/**
 * What may happen to processes and messages in a run.
 *
 * @param most        how many faults at most; after them everything heals and has time to come to rest
 * @param loses       messages get lost
 * @param repeats     messages arrive twice
 * @param mayCrash    names of the processes that may die after anything that they do
 * @param staysDead   names of those among them that do not start again
 * @param partitions  the network may fall into two halves for a while
 * @param synchronous a timer runs off only when no message is on its way: clocks can be trusted, and so can the network as long as it is whole
 */
record Faults(
        int most, boolean loses, boolean repeats, Set<String> mayCrash, Set<String> staysDead, boolean partitions, boolean synchronous) {

    static final Faults NONE = new Faults(0, false, false, Set.of(), Set.of(), false, false);

    /** All that a protocol has to stand, on a network that delivers late and in any order. */
    static Faults asynchronous(int most, String... mayCrash) {
        return new Faults(most, true, true, Set.of(mayCrash), Set.of(), false, false);
    }

    /** Clocks and network are fine, and one process dies for good. */
    static Faults deathOf(String process) {
        return new Faults(1, false, false, Set.of(process), Set.of(process), false, true);
    }

    /** Clocks are fine, nobody dies, and the network falls apart once. */
    static Faults partition() {
        return new Faults(1, false, false, Set.of(), Set.of(), true, true);
    }
}
