package seckill.stock;

import org.springframework.dao.DuplicateKeyException;
import seckill.stock.api.StockLine;
import seckill.stock.mybatis.SaleBuyerMapper;

/** Counts what a buyer has of a sale; the row's own constraint refuses more than the limit. */
final class BuyerLimit {

    private final SaleBuyerMapper buyers;

    BuyerLimit(SaleBuyerMapper buyers) {
        this.buyers = buyers;
    }

    /** Adds the line's units to what the buyer has, unless that would be more than the limit. */
    boolean add(StockLine line, long buyerId, int limit) {
        return added(line, buyerId) || line.quantity() <= limit && !hasSome(line, buyerId) && first(line, buyerId, limit);
    }

    /** Takes the line's units out of what the buyer has; false when the buyer does not have so many. */
    boolean giveBack(StockLine line, long buyerId) {
        return buyers.giveBack(line.saleId(), buyerId, line.quantity()) == 1;
    }

    private boolean added(StockLine line, long buyerId) {
        return buyers.add(line.saleId(), buyerId, line.quantity()) == 1;
    }

    private boolean hasSome(StockLine line, long buyerId) {
        return buyers.exists(line.saleId(), buyerId);
    }

    private boolean first(StockLine line, long buyerId, int limit) {
        try {
            return buyers.insert(line.saleId(), buyerId, line.quantity(), limit) == 1;
        } catch (DuplicateKeyException anotherOrderOfThisBuyerWasFirst) {
            return added(line, buyerId);
        }
    }
}
