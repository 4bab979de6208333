package seckill.stock.saga;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import seckill.participant.Refusal;
import seckill.stock.TakeTogether;
import seckill.stock.TakeUnits;
import seckill.stock.api.StockCommand;
import seckill.stock.api.StockCommand.Deduct;
import seckill.stock.api.StockCommand.Release;
import seckill.stock.api.StockCommand.Reserve;
import seckill.stock.api.StockCommand.Return;
import seckill.stock.api.StockCommand.Settle;
import seckill.stock.api.StockLine;
import seckill.stock.mybatis.ReservationMapper;
import seckill.stock.mybatis.SaleBuyerMapper;
import seckill.stock.mybatis.StockLevelMapper;
import seckill.transaction.TryConfirmCancel;

/**
 * Units in steps. What takes units is done at once and compensated by its inverse. What gives units back cannot be undone
 * once somebody else has bought them, so it is only announced, and done when nothing can fail any more: as in TCC.
 */
public final class StockSaga implements TryConfirmCancel<StockCommand> {

    private final Function<StockCommand, Optional<? extends Refusal>> direct;
    private final TakeTogether together;
    private final TryConfirmCancel<StockCommand> tcc;
    private final StockLevelMapper levels;
    private final SaleBuyerMapper buyers;
    private final ReservationMapper reservations;

    public StockSaga(
            Function<StockCommand, Optional<? extends Refusal>> direct,
            TakeTogether together,
            TryConfirmCancel<StockCommand> tcc,
            StockLevelMapper levels,
            SaleBuyerMapper buyers,
            ReservationMapper reservations) {
        this.direct = direct;
        this.together = together;
        this.tcc = tcc;
        this.levels = levels;
        this.buyers = buyers;
        this.reservations = reservations;
    }

    @Override
    public Optional<? extends Refusal> tryOut(StockCommand command) {
        return switch (command) {
            case Deduct c -> direct.apply(c);
            case Reserve c -> direct.apply(c);
            case Settle c -> direct.apply(c);
            case Release c -> tcc.tryOut(c);
            case Return c -> tcc.tryOut(c);
        };
    }

    @Override
    public boolean tryOutAll(List<StockCommand> commands) {
        return together.suits(commands) ? together.take(commands) : TryConfirmCancel.super.tryOutAll(commands);
    }

    @Override
    public void confirm(StockCommand command) {
        switch (command) {
            case Deduct done -> {}
            case Reserve done -> {}
            case Settle done -> {}
            case Release c -> tcc.confirm(c);
            case Return c -> tcc.confirm(c);
        }
    }

    @Override
    public void cancel(StockCommand command) {
        switch (command) {
            case Deduct c -> giveBack(c.orderId(), c.buyerId(), "DEDUCTED", levels::takeBack);
            case Reserve c -> giveBack(c.orderId(), c.buyerId(), "RESERVED", levels::release);
            case Settle c -> reserveAgain(c.orderId());
            case Release c -> tcc.cancel(c);
            case Return c -> tcc.cancel(c);
        }
    }

    private void giveBack(String orderId, long buyerId, String state, TakeUnits.Move move) {
        List<StockLine> lines = reservations.in(state, orderId);
        for (StockLine line : lines) {
            moved(orderId, line, move.apply(line.sku(), line.saleId(), line.quantity()));
            if (line.saleId() != StockLine.SHELF) {
                moved(orderId, line, buyers.giveBack(line.saleId(), buyerId, line.quantity()));
            }
        }
        reservations.delete(orderId, state);
    }

    private void reserveAgain(String orderId) {
        for (StockLine line : reservations.in("DEDUCTED", orderId)) {
            moved(orderId, line, levels.unsettle(line.sku(), line.saleId(), line.quantity()));
            moved(orderId, line, reservations.move(orderId, line, "DEDUCTED", "RESERVED"));
        }
    }

    private static void moved(String orderId, StockLine line, int rows) {
        if (rows == 0) {
            throw new IllegalStateException("what order " + orderId + " did to " + line + " is not there to compensate");
        }
    }
}
