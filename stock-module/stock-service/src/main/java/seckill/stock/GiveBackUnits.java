package seckill.stock;

import java.util.Optional;
import seckill.stock.api.StockCommand.Release;
import seckill.stock.api.StockCommand.Return;
import seckill.stock.api.StockLine;
import seckill.stock.api.StockRefusal;
import seckill.stock.mybatis.StockLevelMapper;

/** reserved → available or sold → available, for the whole order; the buyer may then buy as many of the sale again. */
final class GiveBackUnits {

    private final MoveReservation reservations;
    private final StockLevelMapper levels;
    private final BuyerLimit limit;

    GiveBackUnits(MoveReservation reservations, StockLevelMapper levels, BuyerLimit limit) {
        this.reservations = reservations;
        this.levels = levels;
        this.limit = limit;
    }

    Optional<StockRefusal> release(Release command) {
        boolean released = reservations.move(command.orderId(), "RESERVED", "RELEASED",
                line -> levels.release(line.sku(), line.saleId(), line.quantity()) == 1
                        && outOfTheLimit(line, command.buyerId()));
        return released ? Optional.empty() : Optional.of(StockRefusal.NO_RESERVATION);
    }

    Optional<StockRefusal> takeBack(Return command) {
        boolean returned = reservations.move(command.orderId(), "DEDUCTED", "RETURNED",
                line -> levels.takeBack(line.sku(), line.saleId(), line.quantity()) == 1
                        && outOfTheLimit(line, command.buyerId()));
        return returned ? Optional.empty() : Optional.of(StockRefusal.NOT_DEDUCTED);
    }

    private boolean outOfTheLimit(StockLine line, long buyerId) {
        return line.saleId() == StockLine.SHELF || limit.giveBack(line, buyerId);
    }
}
