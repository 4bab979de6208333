package seckill.checkout.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.checkout.Checkout;
import seckill.checkout.CheckoutBooks;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutRecords;
import seckill.checkout.CheckoutState;
import seckill.checkout.Scenarios;
import seckill.checkout.WithTheEnd;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Checkouts in the table {@code checkout}; each call is one statement that commits by itself, or with what goes with the end. */
public final class JdbcCheckoutRecords implements CheckoutRecords, CheckoutBooks {

    private static final int REASON_MAX = 120;

    private final JdbcClient jdbc;
    private final Scenarios scenarios;
    private final Clock clock;
    private final List<WithTheEnd> withTheEnd;
    private final TransactionTemplate transaction;
    /** A number that an older shop did not store yet reads as 0. */
    private final ObjectMapper json =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

    public JdbcCheckoutRecords(DataSource dataSource, Scenarios scenarios, Clock clock, List<WithTheEnd> withTheEnd) {
        this.jdbc = JdbcClient.create(dataSource);
        this.scenarios = scenarios;
        this.clock = clock;
        this.withTheEnd = List.copyOf(withTheEnd);
        // of this database alone, whatever transactions the participants have
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    @Override
    public boolean begin(CheckoutRecord begun) {
        Checkout it = begun.checkout();
        try {
            jdbc.sql("""
                    INSERT INTO checkout (id, buyer_id, scenario, mode, epoch, fingerprint, intent, order_id, state, reason, begun_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?)""")
                    .params(it.id(), it.buyerId(), it.scenario(), it.mode(), it.epoch(), begun.fingerprint(),
                            json.writeValueAsString(begun.intent()), begun.orderId(), begun.state().name(), utc(it.begunAt()))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Override
    public Optional<CheckoutRecord> find(String id) {
        return jdbc.sql("SELECT * FROM checkout WHERE id = ?").param(id).query(this::row).optional();
    }

    @Override
    public List<CheckoutRecord> all(List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT * FROM checkout WHERE id IN (:ids)").param("ids", ids).query(this::row).list();
    }

    @Override
    public boolean end(CheckoutRecord ended) {
        List<WithTheEnd> concerned = withTheEnd.stream().filter(it -> it.concerns(ended)).toList();
        if (concerned.isEmpty()) {
            return update(ended);
        }
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean ends = update(ended);
            if (ends) {
                concerned.forEach(it -> it.write(ended));
            }
            return ends;
        }));
    }

    @Override
    public boolean endAll(List<CheckoutRecord> ended) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean all = ended.stream()
                    .collect(Collectors.groupingBy(End::of, LinkedHashMap::new, Collectors.toList()))
                    .entrySet()
                    .stream()
                    .allMatch(alike -> update(alike.getKey(), alike.getValue()));
            if (all) {
                withTheEnd.forEach(it -> it.writeAll(ended.stream().filter(it::concerns).toList()));
            } else {
                status.setRollbackOnly();
            }
            return all;
        }));
    }

    private boolean update(CheckoutRecord ended) {
        return update(End.of(ended), List.of(ended));
    }

    /** By their ids: the other index has all that are in flight, and locks them. */
    private boolean update(End end, List<CheckoutRecord> ended) {
        List<Object> params = new ArrayList<>(List.of(end.state.name(), end.reason, utc(clock.instant())));
        ended.forEach(it -> params.add(it.checkout().id()));
        return jdbc.sql("UPDATE checkout FORCE INDEX (PRIMARY) SET state = ?, reason = ?, ended_at = ? WHERE id IN (?"
                                + ", ?".repeat(ended.size() - 1) + ") AND state = 'IN_FLIGHT'")
                        .params(params)
                        .update()
                == ended.size();
    }

    /** How a checkout ends, as it is stored. */
    private record End(CheckoutState state, String reason) {
        static End of(CheckoutRecord ended) {
            return new End(ended.state(), ended.reason().substring(0, Math.min(REASON_MAX, ended.reason().length())));
        }
    }

    @Override
    public List<CheckoutRecord> inFlightSince(Instant before, int limit) {
        return jdbc.sql("SELECT * FROM checkout WHERE state = 'IN_FLIGHT' AND begun_at < ? ORDER BY begun_at LIMIT ?")
                .params(utc(before), limit)
                .query(this::row)
                .list();
    }

    @Override
    public List<String> orderIdsAfter(String orderId, int limit) {
        return jdbc.sql("SELECT DISTINCT order_id FROM checkout WHERE order_id > ? ORDER BY order_id LIMIT ?")
                .params(orderId, limit)
                .query(String.class)
                .list();
    }

    @Override
    public List<CheckoutRecord> ofOrders(List<String> orderIds) {
        return orderIds.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT * FROM checkout WHERE order_id IN (:ids) ORDER BY id").param("ids", orderIds).query(this::row).list();
    }

    @Override
    public List<String> movedSince(Instant since, List<String> orderIds) {
        return jdbc.sql("SELECT DISTINCT order_id FROM checkout WHERE order_id IN (:ids) AND (ended_at IS NULL OR ended_at >= :since)")
                .param("ids", orderIds)
                .param("since", utc(since))
                .query(String.class)
                .list();
    }

    private CheckoutRecord row(ResultSet row, int n) throws SQLException {
        String scenario = row.getString("scenario");
        return new CheckoutRecord(
                new Checkout(
                        row.getString("id"),
                        row.getLong("buyer_id"),
                        scenario,
                        row.getString("mode"),
                        row.getLong("epoch"),
                        row.getObject("begun_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)),
                row.getString("fingerprint"),
                json.readValue(row.getString("intent"), scenarios.intentOf(scenario)),
                CheckoutState.valueOf(row.getString("state")),
                row.getString("reason"));
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
