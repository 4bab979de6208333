package seckill.checkout.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import seckill.checkout.Checkout;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutRecords;
import seckill.checkout.CheckoutState;
import seckill.checkout.Scenarios;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Checkouts in the table {@code checkout}; each call is one statement that commits by itself. */
public final class JdbcCheckoutRecords implements CheckoutRecords {

    private static final int REASON_MAX = 120;

    private final JdbcClient jdbc;
    private final Scenarios scenarios;
    private final Clock clock;
    /** A number that an older shop did not store yet reads as 0. */
    private final ObjectMapper json =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

    public JdbcCheckoutRecords(JdbcClient jdbc, Scenarios scenarios, Clock clock) {
        this.jdbc = jdbc;
        this.scenarios = scenarios;
        this.clock = clock;
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
        String reason = ended.reason().substring(0, Math.min(REASON_MAX, ended.reason().length()));
        return jdbc.sql("UPDATE checkout SET state = ?, reason = ?, ended_at = ? WHERE id = ? AND state = 'IN_FLIGHT'")
                        .params(ended.state().name(), reason, utc(clock.instant()), ended.checkout().id())
                        .update()
                == 1;
    }

    @Override
    public List<CheckoutRecord> inFlightSince(Instant before, int limit) {
        return jdbc.sql("SELECT * FROM checkout WHERE state = 'IN_FLIGHT' AND begun_at < ? ORDER BY begun_at LIMIT ?")
                .params(utc(before), limit)
                .query(this::row)
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
