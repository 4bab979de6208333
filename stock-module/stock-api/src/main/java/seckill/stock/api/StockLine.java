package seckill.stock.api;

import java.io.Serializable;
import java.util.List;

/**
 * So many units of one product, from the shelf or from a sale's allocation.
 *
 * @param sku      the product
 * @param saleId   the sale whose allocation is meant, {@value #SHELF} for the shelf
 * @param quantity units, 1 to {@value #QUANTITY_MAX}
 */
public record StockLine(long sku, long saleId, int quantity) implements Serializable {

    /** The sale id which means "no sale: the shelf". */
    public static final long SHELF = 0;

    /** More than anybody buys at once; keeps sums far from overflow. */
    public static final int QUANTITY_MAX = 1_000;

    /** A cart has an end: each line is a row that stays locked during the checkout. */
    public static final int LINES_MAX = 20;

    public StockLine {
        if (sku <= 0 || saleId < 0) {
            throw new IllegalArgumentException("sku must be positive and saleId not negative");
        }
        if (quantity < 1 || quantity > QUANTITY_MAX) {
            throw new IllegalArgumentException("quantity must be 1 to " + QUANTITY_MAX);
        }
    }

    static List<StockLine> checked(List<StockLine> lines) {
        if (lines.isEmpty() || lines.size() > LINES_MAX) {
            throw new IllegalArgumentException("1 to " + LINES_MAX + " lines");
        }
        if (lines.stream().map(l -> List.of(l.sku, l.saleId)).distinct().count() != lines.size()) {
            throw new IllegalArgumentException("a product may stand on one line only");
        }
        return List.copyOf(lines);
    }
}
