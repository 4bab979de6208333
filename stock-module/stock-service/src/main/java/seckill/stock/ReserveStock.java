package seckill.stock;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import seckill.stock.api.StockCommand.Reserve;
import seckill.stock.api.StockRefusal;
import seckill.stock.mybatis.ReservationMapper;
import seckill.stock.mybatis.StockLevelMapper;

/** available → reserved, until a deadline. */
final class ReserveStock {

    private final TakeUnits units;
    private final StockLevelMapper levels;
    private final ReservationMapper reservations;

    ReserveStock(TakeUnits units, StockLevelMapper levels, ReservationMapper reservations) {
        this.units = units;
        this.levels = levels;
        this.reservations = reservations;
    }

    Optional<StockRefusal> reserve(Reserve command) {
        Optional<StockRefusal> refusal = units.take(command.buyerId(), command.lines(), levels::reserve);
        if (refusal.isEmpty()) {
            LocalDateTime deadline = LocalDateTime.ofInstant(command.deadline(), ZoneOffset.UTC);
            reservations.insert(command.orderId(), command.lines(), "RESERVED", deadline);
        }
        return refusal;
    }
}
