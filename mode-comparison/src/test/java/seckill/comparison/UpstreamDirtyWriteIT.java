package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees;
import seckill.checkout.Guarantees.Assembly;

/**
 * Somebody who knows nothing of Seata changes a row between the two phases of an AT branch; then the branch has to be
 * rolled back. Upstream the transaction ends as RollbackFailed, and what is left of it is a row in {@code undo_log} and a
 * line in a log. Here it is listed, holds its locks, and an operator ends it in one of three ways.
 */
@Tag("database")
@WithStacks
class UpstreamDirtyWriteIT {

    private static final String DELIVERED =
            "UPDATE stock_level SET available = available + 3, allocated = allocated + 3 WHERE sku = ?";

    @Test
    void upstream_2848_restoring_the_image_undoes_the_dirty_write_too(Stacks stacks) throws Exception {
        try (DirtyWrite dirty = DirtyWrite.of(DirtyWrite.SOLD_BY_HAND, shop(stacks))) {
            dirty.showsAvailable("5", "4", "2");

            dirty.resolve("RESTORE_IMAGE", "nobody sells by hand").expectSuccess();

            dirty.isOver("RESTORE_IMAGE");
            assertThat(dirty.level()).as("allocated, available, sold").containsExactly(5L, 5L, 0L);
            dirty.isSoldAgain();
        }
    }

    @Test
    void upstream_1715_keeping_the_current_row_keeps_what_somebody_made_of_it(Stacks stacks) throws Exception {
        try (DirtyWrite dirty = DirtyWrite.of(DELIVERED, shop(stacks))) {
            dirty.showsAvailable("5", "4", "7");
            assertThat(dirty.resolve("RESTORE_IMAGE", "it would not add up").problem())
                    .as("the schema refuses an image that breaks an invariant")
                    .isEqualTo("not-resolved");
            assertThat(dirty.level()).as("nothing was changed").containsExactly(8L, 7L, 1L);
            dirty.write("UPDATE stock_level SET available = available + 1, sold = sold - 1 WHERE sku = ?");

            dirty.resolve("KEEP_CURRENT", "delivered; the unit of the dead checkout put back by hand").expectSuccess();

            dirty.isOver("KEEP_CURRENT");
            assertThat(dirty.level()).as("allocated, available, sold").containsExactly(8L, 8L, 0L);
        }
    }

    @Test
    void upstream_2848_trying_again_works_once_the_row_is_as_the_branch_left_it(Stacks stacks) throws Exception {
        try (DirtyWrite dirty = DirtyWrite.of(DirtyWrite.SOLD_BY_HAND, shop(stacks))) {
            assertThat(dirty.resolve("RETRY", "just looking").problem()).isEqualTo("not-resolved");
            dirty.write("UPDATE stock_level SET available = available + 2, sold = sold - 2 WHERE sku = ?");

            dirty.resolve("RETRY", "taken back").expectSuccess();

            dirty.isOver("RETRY");
            assertThat(dirty.level()).as("allocated, available, sold").containsExactly(5L, 5L, 0L);
        }
    }

    @Test
    void only_an_operator_with_a_reason_resolves(Stacks stacks) throws Exception {
        try (DirtyWrite dirty = DirtyWrite.of(DirtyWrite.SOLD_BY_HAND, shop(stacks))) {
            Http buyer = dirty.poor().http();
            assertThat(Shop.sent(() -> buyer.get("/api/console/stuck-branches")).status()).isEqualTo(403);
            assertThat(Shop.sent(() -> buyer.post(dirty.path(), Map.of("how", "KEEP_CURRENT", "reason", "mine"))).status())
                    .isEqualTo(403);
            assertThat(dirty.resolve("KEEP_CURRENT", " ").problem()).isEqualTo("invalid-reason");
            assertThat(dirty.resolve("FORGET", "no such way").problem()).isEqualTo("unknown-resolution");

            assertThat(dirty.stuck()).as("still stuck").isPresent();
            dirty.resolve("RESTORE_IMAGE", "the end of this spec").expectSuccess();
            dirty.isOver("RESTORE_IMAGE");
        }
    }

    private static Shop shop(Stacks stacks) {
        Guarantees at = DeclaredModes.all().stream().filter(it -> it.mode().equals("AT")).findFirst().orElseThrow();
        Shop shop = new Shop(stacks.running(Assembly.MODULES), at);
        shop.switchEveryScenario();
        return shop;
    }
}
