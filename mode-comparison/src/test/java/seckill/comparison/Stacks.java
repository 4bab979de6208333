package seckill.comparison;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import seckill.checkout.Guarantees.Assembly;

/** The stacks of this test run: each assembly is started when the first spec asks for it, and ends with the run. */
final class Stacks implements AutoCloseable {

    private static final Namespace NAMESPACE = Namespace.create(Stacks.class);

    private final Map<Assembly, ShopUnderTest> running = new EnumMap<>(Assembly.class);
    private final Map<Assembly, RuntimeException> failed = new EnumMap<>(Assembly.class);

    private Stacks() {}

    static Stacks of(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(Stacks.class, key -> new Stacks(), Stacks.class);
    }

    /** A start that failed is not tried again: every spec that needs it fails with the same message, soon. */
    synchronized ShopUnderTest running(Assembly assembly) {
        if (failed.containsKey(assembly)) {
            throw new IllegalStateException("the " + assembly + " did not start", failed.get(assembly));
        }
        try {
            return running.computeIfAbsent(assembly, ShopUnderTest::start);
        } catch (RuntimeException e) {
            failed.put(assembly, e);
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        running.values().forEach(ShopUnderTest::stop);
        running.clear();
    }
}
