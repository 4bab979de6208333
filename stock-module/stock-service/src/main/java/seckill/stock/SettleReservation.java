package seckill.stock;

import java.util.List;
import java.util.Optional;
import seckill.stock.api.StockCommand.Settle;
import seckill.stock.api.StockLine;
import seckill.stock.api.StockRefusal;
import seckill.stock.mybatis.ReservationMapper;
import seckill.stock.mybatis.StockLevelMapper;

/** reserved → sold, for the whole order. */
final class SettleReservation {

    private final StockLevelMapper levels;
    private final ReservationMapper reservations;

    SettleReservation(StockLevelMapper levels, ReservationMapper reservations) {
        this.levels = levels;
        this.reservations = reservations;
    }

    Optional<StockRefusal> settle(Settle command) {
        List<StockLine> lines = reservations.reserved(command.orderId());
        boolean settled = !lines.isEmpty() && lines.stream().allMatch(line -> settle(command.orderId(), line));
        return settled ? Optional.empty() : Optional.of(StockRefusal.NO_RESERVATION);
    }

    /** The reservation's row goes first: when another command has just ended it, its units are no longer ours to move. */
    private boolean settle(String orderId, StockLine line) {
        if (reservations.deducted(orderId, line.sku(), line.saleId()) == 0) {
            return false;
        }
        if (levels.settle(line.sku(), line.saleId(), line.quantity()) == 0) {
            throw new IllegalStateException("order " + orderId + " has reserved more of " + line + " than is reserved");
        }
        return true;
    }
}
