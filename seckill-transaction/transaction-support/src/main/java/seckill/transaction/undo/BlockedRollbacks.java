package seckill.transaction.undo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The branches of this process whose rollback has met a dirty write. The TC asks for each of them every second; they are
 * tried again now and then only, or when an operator has decided about them.
 */
public final class BlockedRollbacks {

    private static final int TRIED_EVERY = 30;

    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    /** Whether to leave the branch alone this time. */
    public boolean isToRest(String xid, long branchId) {
        Integer times = asked.computeIfPresent(key(xid, branchId), (k, n) -> n + 1);
        return times != null && times % TRIED_EVERY != 0;
    }

    public boolean contains(String xid, long branchId) {
        return asked.containsKey(key(xid, branchId));
    }

    public void add(String xid, long branchId) {
        asked.putIfAbsent(key(xid, branchId), 0);
    }

    /** The next time it is asked for, it is tried. */
    public void tryAgain(String xid, long branchId) {
        asked.remove(key(xid, branchId));
    }

    private static String key(String xid, long branchId) {
        return xid + "/" + branchId;
    }
}
