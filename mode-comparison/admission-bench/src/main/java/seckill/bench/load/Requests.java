package seckill.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Requests that were made before the clock runs, each to be sent once. Not for several threads at once. */
public final class Requests {

    private final byte[][] made;
    private int next;

    /** @param made whole requests, each with all its headers and its body */
    public Requests(byte[][] made) {
        this.made = made;
    }

    boolean isEmpty() {
        return next == made.length;
    }

    ByteBuf next() {
        return Unpooled.wrappedBuffer(made[next++]);
    }
}
