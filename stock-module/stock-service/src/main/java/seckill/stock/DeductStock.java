package seckill.stock;

import java.util.Optional;
import seckill.stock.api.StockCommand.Deduct;
import seckill.stock.api.StockRefusal;
import seckill.stock.mybatis.ReservationMapper;
import seckill.stock.mybatis.StockLevelMapper;

/** available → sold. */
final class DeductStock {

    private final TakeUnits units;
    private final StockLevelMapper levels;
    private final ReservationMapper reservations;

    DeductStock(TakeUnits units, StockLevelMapper levels, ReservationMapper reservations) {
        this.units = units;
        this.levels = levels;
        this.reservations = reservations;
    }

    Optional<StockRefusal> deduct(Deduct command) {
        Optional<StockRefusal> refusal = units.take(command.buyerId(), command.lines(), levels::deduct);
        if (refusal.isEmpty()) {
            reservations.insert(command.orderId(), command.lines(), "DEDUCTED", null);
        }
        return refusal;
    }
}
