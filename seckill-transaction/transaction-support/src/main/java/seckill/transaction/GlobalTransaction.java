package seckill.transaction;

import org.apache.seata.core.context.RootContext;
import org.apache.seata.core.model.BranchType;

/**
 * The global transaction that is bound to the current thread, if any: its XID and the type of branch which participants
 * are to register.
 *
 * <p>The two travel together, always. When only the XID travels, a participant falls back to the process-wide default
 * branch type and writes without undo row and without lock, with no error at all.
 *
 * @param xid        Seata's id, empty when there is no global transaction
 * @param branchType the type that participants register, null when there is no global transaction
 */
public record GlobalTransaction(String xid, BranchType branchType) {

    private static final GlobalTransaction NONE = new GlobalTransaction("", null);

    /** What is bound to this thread now. */
    public static GlobalTransaction current() {
        String xid = RootContext.getXID();
        return xid == null ? NONE : new GlobalTransaction(xid, RootContext.getBranchType());
    }

    public static GlobalTransaction of(String xid, BranchType branchType) {
        return new GlobalTransaction(xid, branchType);
    }

    public static GlobalTransaction none() {
        return NONE;
    }

    public boolean exists() {
        return !xid.isEmpty();
    }

    /**
     * Binds this one to the thread until the scope is closed, and then what was bound before.
     *
     * <p>Restoring, not clearing: when consumer and provider share a thread (calls inside one JVM), clearing would take
     * the caller's XID away after its first call (dubbo#14485, seata#7273).
     */
    public Scope bind() {
        GlobalTransaction before = current();
        set(this);
        return () -> set(before);
    }

    private static void set(GlobalTransaction it) {
        RootContext.unbind();
        RootContext.unbindBranchType();
        if (it.exists()) {
            RootContext.bind(it.xid);
            RootContext.bindBranchType(it.branchType);
        }
    }

    /** Ends the binding. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
