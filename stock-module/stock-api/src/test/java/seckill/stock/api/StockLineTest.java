package seckill.stock.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import seckill.participant.CommandId;
import seckill.stock.api.StockCommand.Deduct;

class StockLineTest {

    @Test
    void a_quantity_has_a_smallest_and_a_largest_value() {
        assertEquals(1, new StockLine(1, 0, 1).quantity());
        assertEquals(StockLine.QUANTITY_MAX, new StockLine(1, 0, StockLine.QUANTITY_MAX).quantity());
        refused(() -> new StockLine(1, 0, 0));
        refused(() -> new StockLine(1, 0, -1));
        refused(() -> new StockLine(1, 0, StockLine.QUANTITY_MAX + 1));
    }

    @Test
    void a_line_names_a_product_and_a_sale_or_the_shelf() {
        assertEquals(StockLine.SHELF, new StockLine(1, 0, 1).saleId());
        refused(() -> new StockLine(0, 0, 1));
        refused(() -> new StockLine(1, -1, 1));
    }

    @Test
    void a_command_has_some_lines_but_not_too_many() {
        assertEquals(StockLine.LINES_MAX, deduct(lines(StockLine.LINES_MAX)).lines().size());
        refused(() -> deduct(List.of()));
        refused(() -> deduct(lines(StockLine.LINES_MAX + 1)));
    }

    @Test
    void a_product_stands_on_one_line_of_each_sale() {
        assertEquals(2, deduct(List.of(new StockLine(1, 0, 1), new StockLine(1, 7, 1))).lines().size());
        refused(() -> deduct(List.of(new StockLine(1, 7, 1), new StockLine(1, 7, 2))));
    }

    @Test
    void a_command_keeps_its_lines_whatever_the_caller_does_with_the_list() {
        List<StockLine> lines = new ArrayList<>(lines(2));
        Deduct deduct = deduct(lines);
        lines.clear();
        assertEquals(2, deduct.lines().size());
    }

    private static void refused(Runnable creation) {
        assertThrows(IllegalArgumentException.class, creation::run);
    }

    private static List<StockLine> lines(int n) {
        return LongStream.rangeClosed(1, n).mapToObj(sku -> new StockLine(sku, 0, 1)).toList();
    }

    private static Deduct deduct(List<StockLine> lines) {
        return new Deduct(new CommandId("checkout-1", "deduct-stock"), "checkout-1", 7, lines);
    }
}
