package seckill.compare.witness;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import seckill.compare.history.Tables;

/**
 * A reader in READ COMMITTED, as a report or a service next door would be, who looks at the checkouts that are under way again and
 * again. Buyers say when theirs begin and end.
 */
public final class Witness implements AutoCloseable {

    private static final Duration LOOKS_EVERY = Duration.ofMillis(3);

    /** After its answer a checkout is looked at for as long as the second phase or the next letter takes. */
    private static final long LINGERS_NANOS = Duration.ofMillis(400).toNanos();

    private static final int AT_ONCE = 200;

    private static final String UNITS = "SELECT order_id, MAX(state) FROM {stock}.reservation WHERE order_id IN (…) GROUP BY order_id";
    private static final String ORDERS = "SELECT id, status FROM {orders}.orders WHERE id IN (…)";
    private static final String PAYMENTS =
            "SELECT order_id, IF(captured_minor > 0, 'CAPTURED', 'AUTHORIZED') FROM {payment}.payment WHERE order_id IN (…)";

    private final Tables tables;
    private Connection connection;
    private final Map<String, Watched> watched = new ConcurrentHashMap<>();
    private final Map<String, Watched> over = new ConcurrentHashMap<>();
    private final Thread looking;
    private volatile boolean isOver;
    private long looks;
    private long statements;

    private Witness(Tables tables) throws SQLException {
        this.tables = tables;
        this.connection = connected(tables);
        this.looking = Thread.ofVirtual().start(this::lookAgainAndAgain);
    }

    public static Witness begin(Tables tables) {
        try {
            return new Witness(tables);
        } catch (SQLException e) {
            throw new IllegalStateException("no connection for the witness", e);
        }
    }

    private static Connection connected(Tables tables) throws SQLException {
        Connection connection = tables.open();
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
    }

    /** A checkout that places an order begins. */
    public void begins(String checkout) {
        watched.put(checkout, new Watched());
    }

    /** A checkout has come to an end, as far as its buyer knows. */
    public void ends(String checkout, Watched.End end) {
        Watched one = watched.get(checkout);
        if (one != null) {
            one.end(end, System.nanoTime() + LINGERS_NANOS);
        }
    }

    private void lookAgainAndAgain() {
        while (!isOver) {
            try {
                look();
            } catch (SQLException theDatabaseIsAway) {
                LockSupport.parkNanos(LINGERS_NANOS);
                connectAgain();
            }
            LockSupport.parkNanos(LOOKS_EVERY.toNanos());
        }
    }

    /** A database that died comes back, and its old connections do not. */
    private void connectAgain() {
        try {
            connection.close();
            connection = connected(tables);
        } catch (SQLException stillAway) {
            return; // the next look fails, too, and comes here again
        }
    }

    private void look() throws SQLException {
        List<String> now = watched.keySet().stream().limit(AT_ONCE).toList();
        if (now.isEmpty()) {
            return;
        }
        looks++;
        Map<String, String> units = read(UNITS, now);
        Map<String, String> orders = read(ORDERS, now);
        Map<String, String> payments = read(PAYMENTS, now);
        Map<String, String> unitsAgain = read(UNITS, now);
        long at = System.nanoTime();
        for (String checkout : now) {
            Watched one = watched.get(checkout);
            one.saw(at, new Sight(
                    units.getOrDefault(checkout, ""), orders.getOrDefault(checkout, ""),
                    payments.getOrDefault(checkout, ""), unitsAgain.getOrDefault(checkout, "")));
            if (one.isOver(at)) {
                over.put(checkout, one);
                watched.remove(checkout);
            }
        }
    }

    private Map<String, String> read(String statement, List<String> ids) throws SQLException {
        statements++;
        Map<String, String> found = new HashMap<>();
        String marks = String.join(",", Collections.nCopies(ids.size(), "?"));
        try (PreparedStatement sql = connection.prepareStatement(tables.sql(statement).replace("…", marks))) {
            for (int i = 0; i < ids.size(); i++) {
                sql.setString(i + 1, ids.get(i));
            }
            try (ResultSet rows = sql.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return found;
    }

    /** How many statements were its own: they are not the shop's. */
    public long statements() {
        return statements;
    }

    public long looks() {
        return looks;
    }

    /** What was seen, by kind; kinds that were not seen have no entry with a count. To be asked when it is closed. */
    public List<Seen> anomalies() {
        Map<String, Watched> all = new LinkedHashMap<>(over);
        all.putAll(watched);
        return List.of(
                seen("dirty-read", all, Watched::sawDirty, Watched::dirtyNanos),
                seen("units-without-order", all, one -> one.unitsWithoutOrderNanos() > 0, Watched::unitsWithoutOrderNanos),
                seen("order-without-units", all, one -> one.orderWithoutUnitsNanos() > 0, Watched::orderWithoutUnitsNanos),
                seen("paid-without-money", all, one -> one.paidWithoutMoneyNanos() > 0, Watched::paidWithoutMoneyNanos));
    }

    private static Seen seen(
            String kind, Map<String, Watched> all, Predicate<Watched> which, java.util.function.ToLongFunction<Watched> nanos) {
        List<String> orders = new ArrayList<>();
        List<Double> ms = new ArrayList<>();
        all.forEach((checkout, one) -> {
            if (which.test(one)) {
                orders.add(checkout);
                ms.add(nanos.applyAsLong(one) / 1e6);
            }
        });
        ms.sort(Double::compare);
        return new Seen(kind, orders, ms);
    }

    /**
     * One kind of anomaly.
     *
     * @param orders in which it was seen
     * @param ms     for how long in each, shortest first: from the first look that saw it to the last
     */
    public record Seen(String kind, List<String> orders, List<Double> ms) {}

    @Override
    public void close() {
        isOver = true;
        try {
            looking.join();
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException gone) {
            return;
        }
    }
}
