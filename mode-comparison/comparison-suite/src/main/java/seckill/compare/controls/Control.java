package seckill.compare.controls;

import java.util.List;
import java.util.Set;

/**
 * One mistake, and the same flow without it.
 *
 * <p>What is broken is found by looking at tables, Redis and what callers were told, never by asking the code under test.
 */
public interface Control {

    /** Stable and short, such as {@code unguarded update}. */
    String name();

    /** The mistake, as a fact in one sentence. */
    String says();

    /** Where the public can see it: an address of an issue, a sample, or a document. */
    String source();

    /** The modes which get no green mark without this control. */
    Set<String> guards();

    /**
     * Runs the flow, in schemas and keys of its own, and looks at what came of it.
     *
     * @param isWrong with the mistake, or without
     * @return which invariants are broken; empty when all of them hold
     * @throws Exception when it could not be run, which says nothing about invariants
     */
    List<Broken> run(ControlSite site, boolean isWrong) throws Exception;
}
