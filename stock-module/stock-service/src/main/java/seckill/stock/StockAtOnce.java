package seckill.stock;

import java.util.Optional;
import seckill.stock.api.StockCommand;
import seckill.stock.api.StockCommand.Deduct;
import seckill.stock.api.StockCommand.Release;
import seckill.stock.api.StockCommand.Reserve;
import seckill.stock.api.StockCommand.Return;
import seckill.stock.api.StockCommand.Settle;
import seckill.stock.api.StockRefusal;

/** What each command does when it takes effect at once, in the local transaction at hand. */
record StockAtOnce(DeductStock deduct, ReserveStock reserve, SettleReservation settle, GiveBackUnits giveBack) {

    Optional<StockRefusal> carryOut(StockCommand command) {
        return switch (command) {
            case Deduct c -> deduct.deduct(c);
            case Reserve c -> reserve.reserve(c);
            case Settle c -> settle.settle(c);
            case Release c -> giveBack.release(c);
            case Return c -> giveBack.takeBack(c);
        };
    }
}
