package seckill.stock.tcc;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import seckill.stock.TakeUnits;
import seckill.stock.api.StockCommand;
import seckill.stock.api.StockCommand.Deduct;
import seckill.stock.api.StockCommand.Release;
import seckill.stock.api.StockCommand.Reserve;
import seckill.stock.api.StockCommand.Return;
import seckill.stock.api.StockCommand.Settle;
import seckill.stock.api.StockLine;
import seckill.stock.api.StockRefusal;
import seckill.stock.mybatis.ReservationMapper;
import seckill.stock.mybatis.SaleBuyerMapper;
import seckill.stock.mybatis.StockLevelMapper;
import seckill.transaction.PendingElsewhereException;
import seckill.transaction.TryConfirmCancel;

/**
 * Units in three parts. Units that are taken go available → reserved in the try, whatever becomes of them; a reservation that
 * is moved is only marked with its next state, and its units move when that is confirmed.
 */
public final class StockTcc implements TryConfirmCancel<StockCommand> {

    private final TakeUnits units;
    private final StockLevelMapper levels;
    private final SaleBuyerMapper buyers;
    private final ReservationMapper reservations;

    public StockTcc(
            TakeUnits units, StockLevelMapper levels, SaleBuyerMapper buyers, ReservationMapper reservations) {
        this.units = units;
        this.levels = levels;
        this.buyers = buyers;
        this.reservations = reservations;
    }

    @Override
    public Optional<StockRefusal> tryOut(StockCommand command) {
        return switch (command) {
            case Deduct c -> setAside(c.orderId(), c.buyerId(), c.lines(), "DEDUCTED", null);
            case Reserve c -> setAside(c.orderId(), c.buyerId(), c.lines(), "RESERVED", utc(c.deadline()));
            case Settle c -> announce(c.orderId(), "RESERVED", "DEDUCTED", StockRefusal.NO_RESERVATION);
            case Release c -> announce(c.orderId(), "RESERVED", "RELEASED", StockRefusal.NO_RESERVATION);
            case Return c -> announce(c.orderId(), "DEDUCTED", "RETURNED", StockRefusal.NOT_DEDUCTED);
        };
    }

    @Override
    public void confirm(StockCommand command) {
        switch (command) {
            case Deduct c -> arrive(c.orderId(), "DEDUCTED", levels::settle);
            case Reserve c -> arrive(c.orderId(), "RESERVED", (sku, saleId, n) -> 1);
            case Settle c -> arrive(c.orderId(), "DEDUCTED", levels::settle);
            case Release c -> giveBack(c.buyerId(), arrive(c.orderId(), "RELEASED", levels::release));
            case Return c -> giveBack(c.buyerId(), arrive(c.orderId(), "RETURNED", levels::takeBack));
        }
    }

    @Override
    public void cancel(StockCommand command) {
        switch (command) {
            case Deduct c -> putBack(c.orderId(), c.buyerId(), "DEDUCTED");
            case Reserve c -> putBack(c.orderId(), c.buyerId(), "RESERVED");
            case Settle c -> reservations.takeBackAnnouncement(c.orderId(), "DEDUCTED");
            case Release c -> reservations.takeBackAnnouncement(c.orderId(), "RELEASED");
            case Return c -> reservations.takeBackAnnouncement(c.orderId(), "RETURNED");
        }
    }

    private Optional<StockRefusal> setAside(
            String orderId, long buyerId, List<StockLine> lines, String next, LocalDateTime deadline) {
        Optional<StockRefusal> refusal = units.take(buyerId, lines, levels::reserve);
        if (refusal.isEmpty()) {
            reservations.insertPending(orderId, lines, next, deadline);
        }
        return refusal;
    }

    private Optional<StockRefusal> announce(String orderId, String from, String next, StockRefusal otherwise) {
        if (reservations.announce(orderId, from, next) > 0) {
            return Optional.empty();
        }
        if (reservations.pending(orderId)) {
            throw new PendingElsewhereException("the reservation of order " + orderId);
        }
        return Optional.of(otherwise);
    }

    /** Moves the units first and the rows afterwards; whoever moves units takes the rows of stock in one order. */
    private List<StockLine> arrive(String orderId, String next, TakeUnits.Move move) {
        List<StockLine> lines = reservations.announced(next, orderId);
        lines.forEach(line -> move(orderId, line, move));
        if (lines.isEmpty() || reservations.arrive(orderId, next) != lines.size()) {
            throw new IllegalStateException("order " + orderId + " has no reservation that is to be " + next);
        }
        return lines;
    }

    private void putBack(String orderId, long buyerId, String next) {
        List<StockLine> lines = reservations.announced(next, orderId);
        lines.forEach(line -> move(orderId, line, levels::release));
        giveBack(buyerId, lines);
        reservations.deletePending(orderId, next);
    }

    private static void move(String orderId, StockLine line, TakeUnits.Move move) {
        if (move.apply(line.sku(), line.saleId(), line.quantity()) == 0) {
            throw new IllegalStateException("order " + orderId + " has more of " + line + " than there is");
        }
    }

    /** Out of what the buyer has of the sales. */
    private void giveBack(long buyerId, List<StockLine> lines) {
        for (StockLine line : lines) {
            if (line.saleId() != StockLine.SHELF && buyers.giveBack(line.saleId(), buyerId, line.quantity()) == 0) {
                throw new IllegalStateException("buyer " + buyerId + " has less of sale " + line.saleId() + " than " + line);
            }
        }
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
