package seckill.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import seckill.console.ResolveStuckBranches.Stuck;
import seckill.participant.StuckBranch;
import seckill.participant.StuckResolution.How;
import seckill.participant.StuckRow;
import seckill.participant.StuckRow.Column;

class StuckViewTest {

    private static final Column AVAILABLE = new Column("available", "5", "4", "2");
    private static final Column STATE = new Column("state", null, "DEDUCTED", "DEDUCTED");
    private static final StuckRow DIRTY = new StuckRow("stock_level", "sku=1", true, List.of(AVAILABLE));
    private static final StuckRow CLEAN = new StuckRow("reservation", "order_id=x", false, List.of(STATE));

    private final StuckView view = view(CLEAN, DIRTY);

    @Test
    void restoring_writes_every_row_as_it_was() {
        assertThat(view.afterwards(How.RESTORE_IMAGE, DIRTY, AVAILABLE)).isEqualTo("5");
        assertThat(view.afterwards(How.RESTORE_IMAGE, CLEAN, STATE)).as("no such row").isNull();
    }

    @Test
    void keeping_leaves_what_somebody_changed_and_puts_the_rest_back() {
        assertThat(view.writes(How.KEEP_CURRENT, DIRTY)).isFalse();
        assertThat(view.afterwards(How.KEEP_CURRENT, DIRTY, AVAILABLE)).isEqualTo("2");
        assertThat(view.afterwards(How.KEEP_CURRENT, CLEAN, STATE)).isNull();
    }

    @Test
    void nothing_is_tried_again_while_a_row_is_dirty() {
        assertThat(view.isOpen(How.RETRY)).isFalse();
        assertThat(view.isOpen(How.KEEP_CURRENT)).isTrue();
        assertThat(view(CLEAN).isOpen(How.RETRY)).isTrue();
    }

    @Test
    void what_needs_a_decision_comes_first() {
        assertThat(view.first()).containsExactly(DIRTY);
        assertThat(view.rest()).containsExactly(CLEAN);
        assertThat(view(CLEAN).first()).containsExactly(CLEAN);
        assertThat(view(CLEAN).rest()).isEmpty();
    }

    private static StuckView view(StuckRow... rows) {
        return new StuckView(new Stuck("stock", new StuckBranch("xid", 1, 3, "RollbackRetrying", List.of(rows))));
    }
}
