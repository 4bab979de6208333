package seckill.stock.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import seckill.participant.CommandId;
import seckill.participant.Money;
import seckill.stock.api.SaleCommand.Allocate;
import seckill.stock.api.SaleCommand.Plan;
import seckill.stock.api.SaleCommand.Terms;

class SaleTest {

    private static final CommandId ID = new CommandId("sale-7-1", "plan");
    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    private static final Instant ONE = NOON.plusSeconds(3_600);

    @Test
    void a_sale_sells_from_its_first_instant_until_before_its_last() {
        assertFalse(sale(SaleState.ACTIVE).isOpenAt(NOON.minusNanos(1)));
        assertTrue(sale(SaleState.ACTIVE).isOpenAt(NOON));
        assertTrue(sale(SaleState.ACTIVE).isOpenAt(ONE.minusNanos(1)));
        assertFalse(sale(SaleState.ACTIVE).isOpenAt(ONE));
    }

    @Test
    void a_sale_that_is_paused_or_ended_sells_nothing() {
        assertFalse(sale(SaleState.PAUSED).isOpenAt(NOON));
        assertFalse(sale(SaleState.ENDED).isOpenAt(NOON));
    }

    @Test
    void a_sale_has_a_number_that_is_not_the_shelfs() {
        assertEquals(1, new Plan(ID, 1, terms(1, 1, ONE)).saleId());
        refused(() -> new Plan(ID, StockLine.SHELF, terms(1, 1, ONE)));
    }

    @Test
    void a_sale_gets_some_units_and_not_more_than_any_sale_has() {
        assertEquals(1, new Allocate(ID, 7, 1).units());
        assertEquals(SaleCommand.UNITS_MAX, new Allocate(ID, 7, SaleCommand.UNITS_MAX).units());
        refused(() -> new Allocate(ID, 7, 0));
        refused(() -> new Allocate(ID, 7, SaleCommand.UNITS_MAX + 1));
    }

    @Test
    void a_sale_is_of_a_product_with_a_unit_per_buyer_and_hours() {
        assertEquals(1, terms(1, 1, ONE).limitPerBuyer());
        refused(() -> terms(0, 1, ONE));
        refused(() -> terms(1, 0, ONE));
        refused(() -> terms(1, 1, NOON));
    }

    private static Terms terms(long sku, int limit, Instant closesAt) {
        return new Terms(sku, "Lamps", "灯", new Money(100, "CNY"), NOON, closesAt, limit);
    }

    private static SaleView sale(SaleState state) {
        return new SaleView(7, 1, "Lamps", "灯", new Money(100, "CNY"), NOON, ONE, 2, 10, 10, state, 0, GateEngine.SCRIPT);
    }

    private static void refused(Runnable creation) {
        assertThrows(IllegalArgumentException.class, creation::run);
    }
}
