package seckill.participant;

import java.io.Serializable;

/**
 * What an operator decides about a stuck branch.
 *
 * @param operator who
 * @param reason   why; not blank
 */
public record StuckResolution(String xid, long branchId, How how, String operator, String reason) implements Serializable {

    public StuckResolution {
        if (operator.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("somebody decides, for a reason");
        }
    }

    /** The three ways out. */
    public enum How {
        /** Somebody has set the rows right by hand: look again. */
        RETRY,
        /** What is there now stays; the branch's other rows are put back. */
        KEEP_CURRENT,
        /** Every row becomes what it was before the branch; what was written in between is lost. */
        RESTORE_IMAGE
    }
}
