package seckill.transaction.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import seckill.participant.Fact;
import seckill.participant.Fact.Detail;
import seckill.participant.History;
import seckill.transaction.OfCheckout;
import seckill.transaction.PlainConnections;

/** Reads facts from a table, by keys of which there may be several. */
public final class FactRows {

    private final JdbcTemplate jdbc;

    public FactRows(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(PlainConnections.of(dataSource));
    }

    /** @param sql with {@code (*)} where the keys go */
    public List<Fact> by(List<String> keys, String sql, RowMapper<Fact> row) {
        return keys.isEmpty() ? List.of() : found(sql.replace("(*)", "(?" + ", ?".repeat(keys.size() - 1) + ")"), keys, row);
    }

    /**
     * Rows whose keys begin with a checkout's id and a slash, as those of commands and what they move do.
     *
     * @param sql with {@code (*)} where the condition goes
     */
    public List<Fact> ofCheckouts(List<String> checkouts, String key, String sql, RowMapper<Fact> row) {
        if (checkouts.isEmpty()) {
            return List.of();
        }
        List<String> bounds = new ArrayList<>();
        checkouts.forEach(id -> bounds.addAll(List.of(OfCheckout.first(id), OfCheckout.last(id))));
        String each = key + " > ? AND " + key + " < ?";
        return found(sql.replace("(*)", "(" + String.join(" OR ", Collections.nCopies(checkouts.size(), each)) + ")"), bounds, row);
    }

    private List<Fact> found(String sql, List<String> keys, RowMapper<Fact> row) {
        return jdbc.query(sql + " LIMIT " + History.MAX, row, keys.toArray());
    }

    /** Null where there is none. */
    public static Instant at(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    /** Those of these columns that have something in them. */
    public static List<Detail> details(ResultSet row, String... columns) throws SQLException {
        List<Detail> details = new ArrayList<>();
        for (String column : columns) {
            String value = row.getString(column);
            if (value != null && !value.isEmpty()) {
                details.add(new Detail(column, value));
            }
        }
        return details;
    }
}
