package seckill.stock;

import java.util.Optional;
import seckill.participant.CommandId;
import seckill.participant.CommandTrace;
import seckill.participant.Reply;
import seckill.stock.api.StockApi;
import seckill.stock.api.StockCommand;
import seckill.stock.api.StockCommand.Deduct;
import seckill.stock.api.StockCommand.Release;
import seckill.stock.api.StockCommand.Reserve;
import seckill.stock.api.StockCommand.Return;
import seckill.stock.api.StockCommand.Settle;
import seckill.stock.api.StockRefusal;
import seckill.transaction.CommandLog;

/** Carries each command out once, in one local transaction. */
final class StockParticipant implements StockApi {

    private final CommandLog log;
    private final DeductStock deduct;
    private final ReserveStock reserve;
    private final SettleReservation settle;
    private final GiveBackUnits giveBack;

    StockParticipant(
            CommandLog log,
            DeductStock deduct,
            ReserveStock reserve,
            SettleReservation settle,
            GiveBackUnits giveBack) {
        this.log = log;
        this.deduct = deduct;
        this.reserve = reserve;
        this.settle = settle;
        this.giveBack = giveBack;
    }

    @Override
    public Reply carryOut(StockCommand command) {
        return log.once(command, () -> effect(command).map(Reply::refused).orElseGet(Reply::done));
    }

    private Optional<StockRefusal> effect(StockCommand command) {
        return switch (command) {
            case Deduct c -> deduct.deduct(c);
            case Reserve c -> reserve.reserve(c);
            case Settle c -> settle.settle(c);
            case Release c -> giveBack.release(c);
            case Return c -> giveBack.takeBack(c);
        };
    }

    @Override
    public CommandTrace trace(CommandId id) {
        return log.trace(id);
    }
}
