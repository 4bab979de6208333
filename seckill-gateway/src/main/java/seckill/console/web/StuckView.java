package seckill.console.web;

import java.util.List;
import seckill.console.ResolveStuckBranches.Stuck;
import seckill.participant.StuckResolution.How;
import seckill.participant.StuckRow;

/** A stuck branch with what each way out would make of its rows. Public, because templates call it. */
public record StuckView(Stuck stuck) {

    /** The rows about which somebody has to decide; all, where there are none. */
    public List<StuckRow> first() {
        List<StuckRow> dirty = stuck.branch().rows().stream().filter(StuckRow::dirty).toList();
        return dirty.isEmpty() ? stuck.branch().rows() : dirty;
    }

    /** The others. */
    public List<StuckRow> rest() {
        return stuck.branch().rows().stream().filter(row -> !first().contains(row)).toList();
    }

    public List<How> choices() {
        return List.of(How.values());
    }

    /** Whether this way is open now: nothing is tried again while a row is neither as it was found nor as it was left. */
    public boolean isOpen(How how) {
        return how != How.RETRY || !stuck.branch().isDirty();
    }

    /** Whether this way writes the row; otherwise it stays as it is. */
    public boolean writes(How how, StuckRow row) {
        return how == How.RESTORE_IMAGE || !row.dirty();
    }

    /** What stands in a column afterwards; null where the row would not be there. */
    public String afterwards(How how, StuckRow row, StuckRow.Column column) {
        return writes(how, row) ? column.before() : column.now();
    }
}
