package seckill.simulator;

import java.util.Map;
import java.util.Optional;

/** A protocol as a set of processes, and what has to be true of their disks when all have come to rest. */
interface Protocol {

    String name();

    /** The processes by name, as they are before the first start, in the order in which they start. */
    Map<String, Node> processes();

    /** What is wrong with what is on the disks, when nothing is on its way any more. */
    Optional<Finding> wrong(Disks disks);
}
