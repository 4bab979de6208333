package seckill.stock;

import java.util.Optional;
import seckill.stock.api.StockCommand.Settle;
import seckill.stock.api.StockRefusal;
import seckill.stock.mybatis.StockLevelMapper;

/** reserved → sold, for the whole order. */
final class SettleReservation {

    private final MoveReservation reservations;
    private final StockLevelMapper levels;

    SettleReservation(MoveReservation reservations, StockLevelMapper levels) {
        this.reservations = reservations;
        this.levels = levels;
    }

    Optional<StockRefusal> settle(Settle command) {
        boolean settled = reservations.move(command.orderId(), "RESERVED", "DEDUCTED",
                line -> levels.settle(line.sku(), line.saleId(), line.quantity()) == 1);
        return settled ? Optional.empty() : Optional.of(StockRefusal.NO_RESERVATION);
    }
}
