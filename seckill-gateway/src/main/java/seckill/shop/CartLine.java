package seckill.shop;

import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.stock.api.StockLine;

/**
 * What a buyer asks for. Without a price: that is the shop's to say.
 *
 * @param saleId 0 for none
 */
public record CartLine(long sku, long saleId, int quantity) {

    public CartLine {
        if (quantity < 1 || quantity > StockLine.QUANTITY_MAX) {
            throw new ProblemException(Problem.INVALID_QUANTITY);
        }
        if (sku <= 0 || saleId < 0) {
            throw new ProblemException(Problem.UNKNOWN_PRODUCT);
        }
    }

    boolean isOfSale() {
        return saleId != StockLine.SHELF;
    }
}
