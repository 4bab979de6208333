package seckill.shop;

import java.util.List;
import seckill.order.api.Address;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.stock.api.StockLine;

/**
 * Everything that a buyer asks for at once; each product of each sale stands on one line.
 *
 * @param deliverTo null when nothing is delivered
 */
public record Cart(List<CartLine> lines, Address deliverTo) {

    public Cart(List<CartLine> lines) {
        this(lines, null);
    }

    public Cart {
        lines = List.copyOf(lines);
        long places = lines.stream().map(line -> List.of(line.sku(), line.saleId())).distinct().count();
        if (lines.isEmpty() || lines.size() > StockLine.LINES_MAX || places != lines.size()) {
            throw new ProblemException(Problem.INVALID_LINES, Integer.toString(StockLine.LINES_MAX));
        }
    }

    /** The same for carts in which the same is asked for. */
    String asked() {
        return deliverTo == null ? lines.toString() : lines + " to " + deliverTo;
    }
}
