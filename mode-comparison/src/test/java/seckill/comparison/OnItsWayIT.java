package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees.Assembly;

/** Books that differ because something waits at a participant are left alone; the same books, when nothing waits, are not. */
@Tag("database")
@WithStacks
class OnItsWayIT {

    private static final Duration TWICE_THE_GRACE = ShopUnderTest.grace().multipliedBy(2);

    private Shop shop;
    private Books books;
    private String order;
    private Sql stock;

    @BeforeEach
    void units_are_missing(Stacks stacks) {
        shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        books = new Books(shop);
        stock = shop.tables().of("stock");
        Damage damage = new Damage(shop);
        damage.unitsAreLost();
        order = damage.planted().getFirst().subject();
    }

    @Test
    void what_was_announced_waits_for_its_last_letter() {
        stock.update("UPDATE stock_command SET phase = 'DECIDE' WHERE id = ?", order + "/deduct-stock");
        nothingIsFound();

        stock.update("UPDATE stock_command SET phase = 'CONFIRM' WHERE id = ?", order + "/deduct-stock");
        itIsFoundAndRepaired();
    }

    @Test
    void what_was_tried_waits_for_its_second_phase() {
        String xid = stock.column("SELECT xid FROM stock_command WHERE id = ?", order + "/deduct-stock").getFirst();
        stock.update("INSERT INTO tcc_fence_log (xid, branch_id, action_name, status, gmt_create, gmt_modified)"
                + " VALUES (?, 1, 'planted', 1, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))", xid);
        nothingIsFound();

        stock.update("DELETE FROM tcc_fence_log WHERE xid = ?", xid);
        itIsFoundAndRepaired();
    }

    @Test
    void what_at_may_still_put_back_waits_for_its_second_phase() {
        String xid = stock.column("SELECT xid FROM stock_command WHERE id = ?", order + "/deduct-stock").getFirst();
        stock.update("INSERT INTO undo_log (branch_id, xid, context, rollback_info, log_status, log_created, log_modified)"
                + " VALUES (1, ?, '', '', 0, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))", xid);
        nothingIsFound();

        stock.update("DELETE FROM undo_log WHERE xid = ?", xid);
        itIsFoundAndRepaired();
    }

    /** As the row of a prepared branch is. */
    @Test
    void what_is_not_committed_is_waited_for() throws SQLException {
        try (Connection branch = shop.itself().running().connect(shop.itself().home(), "stock")) {
            branch.setAutoCommit(false);
            try (PreparedStatement row = branch.prepareStatement("INSERT INTO stock_command (id, fingerprint, xid, carried_out_at)"
                    + " VALUES (?, 'planted', 'planted', UTC_TIMESTAMP(6))")) {
                row.setString(1, order + "/planted");
                row.executeUpdate();
            }
            nothingIsFound();
            branch.rollback();
        }
        itIsFoundAndRepaired();
    }

    /** Again and again, until the order would have been old enough for long. */
    private void nothingIsFound() {
        await("nothing").during(TWICE_THE_GRACE).atMost(Shop.shortly()).untilAsserted(() -> {
            books.compare();
            assertThat(books.open(order::equals)).isEmpty();
        });
    }

    private void itIsFoundAndRepaired() {
        List<JsonNode> found = await("lost units").atMost(Shop.shortly()).until(
                () -> {
                    books.compare();
                    return books.open(order::equals);
                },
                it -> !it.isEmpty());
        assertThat(found).extracting(it -> it.path("kind").asText()).containsExactly("LOST_UNITS");
        assertThat(books.repair(found.getFirst().path("id").asText(), "planted").expectSuccess().field("state")).isEqualTo("REPAIRED");
        shop.everyInvariantHolds();
    }
}
