package seckill.participant;

import java.io.Serializable;
import java.util.List;

/**
 * A branch that should be rolled back and is not.
 *
 * @param xid         its global transaction
 * @param branchId    its id there
 * @param ageSeconds  since it wrote its rows
 * @param coordinator what the coordinator says about the global transaction, such as RollbackRetrying; Finished when it
 *                    knows none
 * @param rows        what it has changed
 */
public record StuckBranch(String xid, long branchId, long ageSeconds, String coordinator, List<StuckRow> rows)
        implements Serializable {

    public StuckBranch {
        rows = List.copyOf(rows);
    }

    /** Whether somebody else has changed one of its rows; otherwise it waits for a branch that has such a row. */
    public boolean isDirty() {
        return rows.stream().anyMatch(StuckRow::dirty);
    }
}
