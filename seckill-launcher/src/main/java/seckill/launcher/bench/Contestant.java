package seckill.launcher.bench;

import java.io.IOException;

/** Something whose latency is compared with that of others. */
interface Contestant {

    String name();

    /** Makes it ready for its turn. */
    void enter();

    /** One buyer's errands, one after the other. */
    void errands(Stopwatch watch) throws IOException;
}
