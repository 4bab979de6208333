package seckill.transaction.dubbo;

import java.util.concurrent.CompletableFuture;

/** Says in which global transaction it was called. */
public interface Witness {

    /** XID and branch type of its thread, {@code /null} without. */
    String seen();

    /** The same, said by another thread after the method has returned. */
    CompletableFuture<String> seenLater();

    /** Throws an {@link IllegalStateException}. */
    void fails();
}
