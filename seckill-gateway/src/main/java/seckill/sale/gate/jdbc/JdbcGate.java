package seckill.sale.gate.jdbc;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.sale.gate.Gate;
import seckill.sale.gate.Opening;
import seckill.sale.gate.Standing;
import seckill.sale.gate.Ticket;
import seckill.sale.gate.Verdict;
import seckill.sale.gate.Wish;

/**
 * A gate in the database. Each wish is a transaction of its own, and holds a connection for as long: that is what the gates in Redis are
 * compared with.
 */
public final class JdbcGate implements Gate {

    /** Two wishes of one buyer, or two who gather the last stripes, may meet in a deadlock; the loser begins again. */
    private static final int ATTEMPTS_MAX = 5;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TicketTable tickets;
    private final BuyerTable buyers;
    private final Units units;
    private final Executor executor;
    private final Duration lease;
    private final Timer held;

    private JdbcGate(DataSource dataSource, Function<JdbcClient, Units> units, Executor executor, Duration lease, Timer held) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.tickets = new TicketTable(jdbc);
        this.buyers = new BuyerTable(jdbc);
        this.units = units.apply(jdbc);
        this.executor = executor;
        this.lease = lease;
        this.held = held;
    }

    /**
     * One row counts what is left.
     *
     * @param executor on which wishes wait for the database
     * @param lease    after which whoever took a ticket up, and has not ended it, is taken for dead
     * @param held     is told for how long each wish has held its connection
     */
    public static Gate inOneRow(DataSource dataSource, Executor executor, Duration lease, Timer held) {
        return new JdbcGate(dataSource, UnitsInOneRow::new, executor, lease, held);
    }

    /** Several rows count a share each. */
    public static Gate inStripes(DataSource dataSource, Executor executor, Duration lease, Timer held) {
        return new JdbcGate(dataSource, UnitsInStripes::new, executor, lease, held);
    }

    /** A row per unit. */
    public static Gate inRows(DataSource dataSource, Executor executor, Duration lease, Timer held) {
        return new JdbcGate(dataSource, UnitsInRows::new, executor, lease, held);
    }

    private record Row(long epoch, int limit, boolean isOpen, boolean paused) {}

    @Override
    public CompletionStage<List<Verdict>> admit(long saleId, long epoch, List<Wish> wishes) {
        return CompletableFuture.supplyAsync(
                () -> {
                    List<Verdict> verdicts = new ArrayList<>(wishes.size());
                    wishes.forEach(wish -> verdicts.add(again(() -> transaction.execute(status -> {
                        measure();
                        Verdict verdict = admit(epoch, wish);
                        if (verdict != Verdict.ADMITTED) {
                            status.setRollbackOnly();
                        }
                        return verdict;
                    }))));
                    return verdicts;
                },
                executor);
    }

    /** From here, the transaction has its connection, until it gives it back. */
    private void measure() {
        long since = System.nanoTime();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                held.record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
            }
        });
    }

    private interface Attempt<T> {
        T carryOut();
    }

    private static <T> T again(Attempt<T> attempt) {
        for (int attempts = 1; ; attempts++) {
            try {
                return attempt.carryOut();
            } catch (PessimisticLockingFailureException | DuplicateKeyException lost) {
                if (attempts == ATTEMPTS_MAX) {
                    throw lost;
                }
            }
        }
    }

    private Verdict admit(long epoch, Wish wish) {
        Row gate = gate(wish.saleId(), units.areApart() ? " LOCK IN SHARE MODE" : "").orElse(null);
        if (gate == null || gate.epoch != epoch) {
            return Verdict.OTHER_EPOCH;
        }
        Optional<Verdict> known = known(wish);
        if (known.isPresent()) {
            return known.get();
        }
        if (!gate.isOpen) {
            return Verdict.NOT_OPEN;
        }
        if (!buyers.add(wish, gate.limit)) {
            return Verdict.LIMIT;
        }
        tickets.add(wish);
        return units.take(wish.saleId(), TicketTable.holder(wish), wish.quantity()) ? Verdict.ADMITTED : Verdict.SOLD_OUT;
    }

    private Optional<Row> gate(long saleId, String lock) {
        return jdbc.sql("""
                SELECT epoch, limit_per_buyer,
                       NOT paused AND UTC_TIMESTAMP(6) >= opens_at AND UTC_TIMESTAMP(6) < closes_at, paused
                FROM sale_gate WHERE sale_id = ?""" + lock)
                .param(saleId)
                .query((row, n) -> new Row(row.getLong(1), row.getInt(2), row.getBoolean(3), row.getBoolean(4)))
                .optional();
    }

    private Optional<Verdict> known(Wish wish) {
        return tickets.fate(wish.saleId(), wish.buyerId(), wish.ticket()).map(it -> it.units() == 0
                ? Verdict.RETURNED
                : it.units() == wish.quantity() ? Verdict.ALREADY : Verdict.OTHER_WISH);
    }

    @Override
    public Optional<Standing> standing(long saleId) {
        return gate(saleId, "").map(gate ->
                new Standing(gate.epoch, units.left(saleId), tickets.pending(saleId), tickets.ended(saleId), gate.paused));
    }

    /** Whoever takes units holds the gate's row, one way or another: so what was taken before is pending here, and nothing else is. */
    @Override
    public boolean build(long saleId, Opening opening) {
        return again(() -> transaction.execute(status -> {
            jdbc.sql("""
                    INSERT INTO sale_gate (sale_id, epoch, left_units, limit_per_buyer, opens_at, closes_at, paused)
                    VALUES (?, 0, 0, 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), TRUE) ON DUPLICATE KEY UPDATE sale_id = sale_id""")
                    .param(saleId)
                    .update();
            long epoch = jdbc.sql("SELECT epoch FROM sale_gate WHERE sale_id = ? FOR UPDATE")
                    .param(saleId)
                    .query(Long.class)
                    .single();
            if (epoch > opening.epoch() || tickets.ended(saleId) != opening.ended()) {
                status.setRollbackOnly();
                return false;
            }
            jdbc.sql("""
                    UPDATE sale_gate SET epoch = ?, limit_per_buyer = ?, opens_at = ?, closes_at = ?, paused = ?
                    WHERE sale_id = ?""")
                    .params(
                            opening.epoch(),
                            opening.limitPerBuyer(),
                            utc(opening.opensAt()),
                            utc(opening.closesAt()),
                            opening.paused(),
                            saleId)
                    .update();
            units.set(saleId, Math.max(0, opening.available() - tickets.pending(saleId)));
            return true;
        }));
    }

    @Override
    public void pause(long saleId, long epoch, boolean paused) {
        jdbc.sql("UPDATE sale_gate SET paused = ? WHERE sale_id = ? AND epoch = ?").params(paused, saleId, epoch).update();
    }

    @Override
    public Optional<long[]> buyersWhenSoldOut(long saleId) {
        return transaction.execute(status -> units.left(saleId) > 0
                ? Optional.empty()
                : Optional.of(tickets.buyers(saleId)));
    }

    @Override
    public List<Ticket> take(long saleId, int max) {
        return again(() -> transaction.execute(status -> tickets.take(saleId, max, lease)));
    }

    @Override
    public boolean end(long saleId, Map<Ticket, String> reasons) {
        return again(() -> transaction.execute(status -> {
            boolean nothingWasLeft = units.left(saleId) == 0;
            boolean given = false;
            for (Map.Entry<Ticket, String> it : reasons.entrySet()) {
                given |= end(it.getKey().wish(), it.getValue());
            }
            return nothingWasLeft && given;
        }));
    }

    /** Whether units were given back. */
    private boolean end(Wish wish, String reason) {
        if (!tickets.end(wish, reason) || reason.isEmpty()) {
            return false;
        }
        buyers.giveBack(wish);
        units.giveBack(wish.saleId(), TicketTable.holder(wish), wish.quantity());
        return true;
    }

    @Override
    public Optional<Fate> fate(long saleId, long buyerId, String ticket) {
        return tickets.fate(saleId, buyerId, ticket);
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
