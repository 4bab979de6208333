package seckill.payment.jdbc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import seckill.payment.api.MoneyOfOrder;

/** Puts together what payment has about an order, in four tables. */
final class ReadMoney {

    private final JdbcClient jdbc;

    ReadMoney(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> orderIdsAfter(String orderId, int limit) {
        Set<String> ids = new TreeSet<>();
        for (String table : List.of("payment", "points_award")) {
            ids.addAll(jdbc.sql("SELECT order_id FROM " + table + " WHERE order_id > ? ORDER BY order_id LIMIT ?")
                    .params(orderId, limit)
                    .query(String.class)
                    .list());
        }
        return ids.stream().limit(limit).toList();
    }

    List<MoneyOfOrder> of(List<String> orderIds) {
        if (orderIds.isEmpty()) {
            return List.of();
        }
        Map<String, Payment> payments = payments(orderIds, "");
        Map<String, Points> points = points(orderIds, "");
        Map<String, Moved> moved = moved(orderIds);
        return orderIds.stream()
                .sorted()
                .map(id -> entry(id, payments.get(id), points.get(id), moved.get(id)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The same for one order, with the rows of its payment, its points and its buyer's wallet locked. */
    MoneyOfOrder locked(MoneyOfOrder seen) {
        List<String> id = List.of(seen.orderId());
        payments(id, " FOR UPDATE");
        points(id, " FOR UPDATE");
        jdbc.sql("SELECT buyer_id FROM account WHERE buyer_id = ? FOR UPDATE").param(seen.buyerId()).query(Long.class).optional();
        return of(id).stream().findFirst().orElse(MoneyOfOrder.none(seen.orderId()));
    }

    private static Optional<MoneyOfOrder> entry(String id, Payment payment, Points points, Moved moved) {
        if (payment == null && points == null && (moved == null || moved.isNothing())) {
            return Optional.empty();
        }
        Payment paid = payment == null ? Payment.NONE : payment;
        Points earned = points == null ? Points.NONE : points;
        Moved did = moved == null ? Moved.NONE : moved;
        long buyer = payment != null ? paid.buyerId : points != null ? earned.buyerId : did.buyerId;
        return Optional.of(new MoneyOfOrder(
                id, buyer, paid.currency, paid.amount, paid.captured, paid.refunded, paid.refunding,
                did.taken, did.returned, earned.awarded, earned.revoked, earned.next, did.points));
    }

    private Map<String, Payment> payments(List<String> ids, String locks) {
        return jdbc.sql("""
                        SELECT order_id, buyer_id, currency, amount_minor, captured_minor, refunded_minor, refunding_minor
                        FROM payment WHERE order_id IN (:ids)""" + locks)
                .param("ids", ids)
                .query((row, n) -> new Payment(row.getString(1), row.getLong(2), row.getString(3), row.getLong(4),
                        row.getLong(5), row.getLong(6), row.getLong(7)))
                .list()
                .stream()
                .collect(Collectors.toMap(Payment::orderId, it -> it));
    }

    private Map<String, Points> points(List<String> ids, String locks) {
        return jdbc.sql("""
                        SELECT order_id, buyer_id, awarded_points, revoked_points, COALESCE(next_state, '')
                        FROM points_award WHERE order_id IN (:ids)""" + locks)
                .param("ids", ids)
                .query((row, n) -> new Points(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getString(5)))
                .list()
                .stream()
                .collect(Collectors.toMap(Points::orderId, it -> it));
    }

    /** Whoever was charged for an order that is not his has a wallet that was charged for it: the buyer of the row is one of them. */
    private Map<String, Moved> moved(List<String> ids) {
        return jdbc.sql("""
                        SELECT order_id, MAX(buyer_id), SUM(taken), SUM(returned), SUM(points) FROM (
                          SELECT order_id, buyer_id, IF(kind IN ('CAPTURE', 'REVERSAL'), -amount_minor, 0) AS taken,
                                 IF(kind = 'REFUND', amount_minor, 0) AS returned, 0 AS points
                          FROM movement WHERE order_id IN (:ids)
                          UNION ALL
                          SELECT order_id, buyer_id, 0, 0, points FROM points_movement WHERE order_id IN (:ids)
                        ) x GROUP BY order_id""")
                .param("ids", ids)
                .query((row, n) -> new Moved(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                .list()
                .stream()
                .collect(Collectors.toMap(Moved::orderId, it -> it));
    }

    private record Payment(String orderId, long buyerId, String currency, long amount, long captured, long refunded, long refunding) {
        static final Payment NONE = new Payment("", 0, "", 0, 0, 0, 0);
    }

    private record Points(String orderId, long buyerId, long awarded, long revoked, String next) {
        static final Points NONE = new Points("", 0, 0, 0, "");
    }

    private record Moved(String orderId, long buyerId, long taken, long returned, long points) {
        static final Moved NONE = new Moved("", 0, 0, 0, 0);

        /** A capture that was compensated has moved, and is nothing. */
        boolean isNothing() {
            return taken == 0 && returned == 0 && points == 0;
        }
    }
}
