package seckill.sale.gate.jdbc;

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
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
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
    private final Units units;
    private final Executor executor;
    private final Duration lease;

    private JdbcGate(
            DataSource dataSource, Function<JdbcClient, Units> units, Executor executor, Duration lease) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.units = units.apply(jdbc);
        this.executor = executor;
        this.lease = lease;
    }

    /**
     * One row counts what is left.
     *
     * @param executor on which wishes wait for the database
     * @param lease    after which whoever took a ticket up, and has not ended it, is taken for dead
     */
    public static Gate inOneRow(DataSource dataSource, Executor executor, Duration lease) {
        return new JdbcGate(dataSource, UnitsInOneRow::new, executor, lease);
    }

    /** Several rows count a share each. */
    public static Gate inStripes(DataSource dataSource, Executor executor, Duration lease) {
        return new JdbcGate(dataSource, UnitsInStripes::new, executor, lease);
    }

    /** A row per unit. */
    public static Gate inRows(DataSource dataSource, Executor executor, Duration lease) {
        return new JdbcGate(dataSource, UnitsInRows::new, executor, lease);
    }

    private record Row(long epoch, int limit, boolean isOpen, boolean paused) {}

    @Override
    public CompletionStage<List<Verdict>> admit(long saleId, long epoch, List<Wish> wishes) {
        return CompletableFuture.supplyAsync(
                () -> {
                    List<Verdict> verdicts = new ArrayList<>(wishes.size());
                    wishes.forEach(wish -> verdicts.add(again(() -> transaction.execute(status -> {
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
        if (gate == null) {
            return Verdict.NOT_OPEN;
        }
        if (gate.epoch != epoch) {
            return Verdict.OTHER_EPOCH;
        }
        Optional<Verdict> known = known(wish);
        if (known.isPresent()) {
            return known.get();
        }
        if (!gate.isOpen) {
            return Verdict.NOT_OPEN;
        }
        if (!withinLimit(wish, gate.limit)) {
            return Verdict.LIMIT;
        }
        jdbc.sql("""
                INSERT INTO sale_ticket (sale_id, buyer_id, ticket, quantity, scenario, state, reason)
                VALUES (?, ?, ?, ?, ?, 'QUEUED', '')""")
                .params(wish.saleId(), wish.buyerId(), wish.ticket(), wish.quantity(), wish.scenario())
                .update();
        return units.take(wish.saleId(), holder(wish), wish.quantity()) ? Verdict.ADMITTED : Verdict.SOLD_OUT;
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
        record Known(int quantity, String state) {}
        return jdbc.sql("SELECT quantity, state FROM sale_ticket WHERE sale_id = ? AND buyer_id = ? AND ticket = ?")
                .params(wish.saleId(), wish.buyerId(), wish.ticket())
                .query((row, n) -> new Known(row.getInt(1), row.getString(2)))
                .optional()
                .map(it -> it.state.equals("RETURNED")
                        ? Verdict.RETURNED
                        : it.quantity == wish.quantity() ? Verdict.ALREADY : Verdict.OTHER_WISH);
    }

    private boolean withinLimit(Wish wish, int limit) {
        if (added(wish)) {
            return true;
        }
        boolean hasSome = jdbc.sql("SELECT COUNT(*) FROM sale_gate_buyer WHERE sale_id = ? AND buyer_id = ?")
                        .params(wish.saleId(), wish.buyerId())
                        .query(Integer.class)
                        .single()
                > 0;
        if (hasSome || wish.quantity() > limit) {
            return false;
        }
        jdbc.sql("INSERT INTO sale_gate_buyer (sale_id, buyer_id, quantity, limit_per_buyer) VALUES (?, ?, ?, ?)")
                .params(wish.saleId(), wish.buyerId(), wish.quantity(), limit)
                .update();
        return true;
    }

    private boolean added(Wish wish) {
        return jdbc.sql("""
                UPDATE sale_gate_buyer SET quantity = quantity + ?
                WHERE sale_id = ? AND buyer_id = ? AND quantity <= limit_per_buyer - ?""")
                        .params(wish.quantity(), wish.saleId(), wish.buyerId(), wish.quantity())
                        .update()
                == 1;
    }

    @Override
    public Optional<Standing> standing(long saleId) {
        return gate(saleId, "").map(gate ->
                new Standing(gate.epoch, units.left(saleId), pending(saleId), ended(saleId), gate.paused));
    }

    private long pending(long saleId) {
        return jdbc.sql("SELECT COALESCE(SUM(quantity), 0) FROM sale_ticket WHERE sale_id = ? AND state = 'QUEUED'")
                .param(saleId)
                .query(Long.class)
                .single();
    }

    private long ended(long saleId) {
        return jdbc.sql("SELECT COUNT(*) FROM sale_ticket WHERE sale_id = ? AND state <> 'QUEUED'")
                .param(saleId)
                .query(Long.class)
                .single();
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
            if (epoch > opening.epoch() || ended(saleId) != opening.ended()) {
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
            units.set(saleId, Math.max(0, opening.available() - pending(saleId)));
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
                : Optional.of(jdbc
                        .sql("SELECT DISTINCT buyer_id FROM sale_ticket WHERE sale_id = ? ORDER BY buyer_id")
                        .param(saleId)
                        .query(Long.class)
                        .stream()
                        .mapToLong(Long::longValue)
                        .toArray()));
    }

    @Override
    public List<Ticket> take(long saleId, int max) {
        return again(() -> transaction.execute(status -> {
            List<Ticket> tickets = jdbc.sql("""
                    SELECT buyer_id, ticket, quantity, scenario FROM sale_ticket
                    WHERE sale_id = ? AND state = 'QUEUED'
                      AND (taken_at IS NULL OR taken_at < UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND)
                    LIMIT ? FOR UPDATE SKIP LOCKED""")
                    .params(saleId, lease.toNanos() / 1_000, max)
                    .query((row, n) -> {
                        Wish wish = new Wish(saleId, row.getString(2), row.getLong(1), row.getInt(3), row.getString(4));
                        return new Ticket(holder(wish), wish);
                    })
                    .list();
            tickets.forEach(ticket -> jdbc.sql(
                            "UPDATE sale_ticket SET taken_at = UTC_TIMESTAMP(6) WHERE sale_id = ? AND buyer_id = ? AND ticket = ?")
                    .params(saleId, ticket.wish().buyerId(), ticket.wish().ticket())
                    .update());
            return tickets;
        }));
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
        int rows = jdbc.sql("""
                UPDATE sale_ticket SET state = ?, reason = ?
                WHERE sale_id = ? AND buyer_id = ? AND ticket = ? AND state = 'QUEUED'""")
                .params(reason.isEmpty() ? "ORDERED" : "RETURNED", reason, wish.saleId(), wish.buyerId(), wish.ticket())
                .update();
        if (rows == 0 || reason.isEmpty()) {
            return false;
        }
        jdbc.sql("UPDATE sale_gate_buyer SET quantity = quantity - ? WHERE sale_id = ? AND buyer_id = ?")
                .params(wish.quantity(), wish.saleId(), wish.buyerId())
                .update();
        units.giveBack(wish.saleId(), holder(wish), wish.quantity());
        return true;
    }

    @Override
    public Optional<Fate> fate(long saleId, long buyerId, String ticket) {
        return jdbc.sql("SELECT quantity, state, reason FROM sale_ticket WHERE sale_id = ? AND buyer_id = ? AND ticket = ?")
                .params(saleId, buyerId, ticket)
                .query((row, n) -> new Fate(row.getString(2).equals("RETURNED") ? 0 : row.getInt(1), row.getString(3)))
                .optional();
    }

    private static String holder(Wish wish) {
        return wish.buyerId() + "/" + wish.ticket();
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
