package seckill.stock.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import seckill.participant.CommandId;
import seckill.participant.Drift;
import seckill.participant.Reply;
import seckill.stock.api.StockBooks;
import seckill.stock.api.UnitsOfOrder;
import seckill.stock.api.UnitsOfOrder.Kept;
import seckill.stock.api.UnitsOfOrder.State;
import seckill.transaction.Corrections;
import seckill.transaction.UnfinishedCheckouts;

/** Reads reservations, which are the parts, and stock levels, which are the sums. */
public final class BooksOfStock implements StockBooks {

    private final JdbcClient jdbc;
    private final Corrections corrections;
    private final UnfinishedCheckouts unfinished;
    private final MoveUnits units;

    public BooksOfStock(DataSource dataSource, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.corrections = new Corrections(dataSource, transactions, "stock_command", clock);
        this.unfinished = new UnfinishedCheckouts(dataSource, "stock_command");
        this.units = new MoveUnits(jdbc);
    }

    @Override
    public List<String> orderIdsAfter(String orderId, int limit) {
        return jdbc.sql("SELECT DISTINCT order_id FROM reservation WHERE order_id > ? ORDER BY order_id LIMIT ?")
                .params(orderId, limit)
                .query(String.class)
                .list();
    }

    @Override
    public List<UnitsOfOrder> of(List<String> orderIds) {
        return orderIds.isEmpty() ? List.of() : read(orderIds, "");
    }

    private List<UnitsOfOrder> read(List<String> orderIds, String locks) {
        record Row(String orderId, Kept kept) {}
        Map<String, List<Kept>> byOrder = jdbc.sql("""
                        SELECT order_id, sku, sale_id, quantity, state, next_state, deadline
                        FROM reservation WHERE order_id IN (:ids) ORDER BY order_id, sale_id, sku""" + locks)
                .param("ids", orderIds)
                .query((row, n) -> new Row(row.getString("order_id"), kept(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::orderId, LinkedHashMap::new, Collectors.mapping(Row::kept, Collectors.toList())));
        return byOrder.entrySet().stream().map(it -> new UnitsOfOrder(it.getKey(), 0, it.getValue())).toList();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        String next = row.getString("next_state");
        LocalDateTime deadline = row.getObject("deadline", LocalDateTime.class);
        return new Kept(
                row.getLong("sku"),
                row.getLong("sale_id"),
                row.getInt("quantity"),
                State.valueOf(row.getString("state")),
                next == null ? "" : next,
                deadline == null ? Instant.EPOCH : deadline.toInstant(ZoneOffset.UTC));
    }

    @Override
    public List<String> unfinished(List<String> checkouts) {
        return unfinished.of(checkouts);
    }

    @Override
    public Reply correct(CommandId id, UnitsOfOrder seen, UnitsOfOrder should, List<String> takenBack) {
        return corrections.once(
                id,
                seen + " -> " + should,
                () -> read(List.of(seen.orderId()), " FOR UPDATE").stream()
                        .findFirst()
                        .orElse(UnitsOfOrder.none(seen.orderId()))
                        .kept()
                        .equals(seen.kept()),
                () -> units.move(seen, should),
                takenBack);
    }

    @Override
    public List<Drift> drifts() {
        return drifts("");
    }

    /** @param which an additional condition about {@code l} */
    private List<Drift> drifts(String which) {
        return jdbc.sql("""
                        SELECT x.* FROM (
                          SELECT l.sku, l.sale_id, 'reserved' AS sum, l.reserved AS kept, COALESCE(SUM(IF(r.state = 'RESERVED', r.quantity, 0)), 0) AS parts
                          FROM stock_level l LEFT JOIN reservation r ON r.sku = l.sku AND r.sale_id = l.sale_id
                          GROUP BY l.sku, l.sale_id, l.reserved
                          UNION ALL
                          SELECT l.sku, l.sale_id, 'sold', l.sold, COALESCE(SUM(IF(r.state = 'DEDUCTED', r.quantity, 0)), 0)
                          FROM stock_level l LEFT JOIN reservation r ON r.sku = l.sku AND r.sale_id = l.sale_id
                          GROUP BY l.sku, l.sale_id, l.sold
                        ) x WHERE x.kept <> x.parts""" + which + " ORDER BY sku, sale_id, sum LIMIT 100")
                .query((row, n) -> new Drift(
                        row.getString("sum"), row.getLong("sku") + "/" + row.getLong("sale_id"), row.getLong("kept"), row.getLong("parts")))
                .list();
    }

    @Override
    public Reply addUp(CommandId id, Drift seen) {
        SumOfUnits sum = SumOfUnits.of(seen);
        return corrections.once(id, seen.toString(), () -> sum.isIn(jdbc), () -> sum.addUp(jdbc), List.of());
    }
}
