package seckill.threeparts;

import java.lang.reflect.Field;
import org.apache.seata.integration.tx.api.fence.DefaultCommonFenceHandler;
import org.apache.seata.integration.tx.api.fence.FenceHandler;

/** The fence of this process: Seata has one, in a static field without a getter. */
final class Fences {

    private static FenceHandler usual;

    private Fences() {}

    static void replace(FenceHandler other) {
        if (usual == null) {
            usual = current();
        }
        DefaultCommonFenceHandler.get().setFenceHandler(other);
    }

    static void restore() {
        if (usual != null) {
            DefaultCommonFenceHandler.get().setFenceHandler(usual);
            usual = null;
        }
    }

    private static FenceHandler current() {
        try {
            Field field = DefaultCommonFenceHandler.class.getDeclaredField("fenceHandler");
            field.setAccessible(true);
            return (FenceHandler) field.get(DefaultCommonFenceHandler.get());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
