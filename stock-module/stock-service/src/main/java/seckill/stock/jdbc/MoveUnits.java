package seckill.stock.jdbc;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import seckill.participant.RepairRefusal;
import seckill.stock.api.StockLine;
import seckill.stock.api.UnitsOfOrder;
import seckill.stock.api.UnitsOfOrder.Kept;

/** Makes an order's reservations others, with the levels from which its units come and to which they go, and what a sale's buyer has. */
final class MoveUnits {

    private final JdbcClient jdbc;

    MoveUnits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is there goes first: the same units may come back in another state. */
    Optional<RepairRefusal> move(UnitsOfOrder from, UnitsOfOrder to) {
        return Stream.concat(
                        alone(from, to).map(kept -> takeOut(to, kept)),
                        alone(to, from).map(kept -> putIn(to, kept)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The buyer of a line that stays as it is needs no change; in the order in which everybody takes rows of stock. */
    private static Stream<Kept> alone(UnitsOfOrder of, UnitsOfOrder not) {
        List<Kept> stay = not.kept();
        return of.kept().stream()
                .filter(it -> stay.stream().noneMatch(it::isAs))
                .sorted(Comparator.comparingLong(Kept::saleId).thenComparingLong(Kept::sku));
    }

    private Optional<RepairRefusal> takeOut(UnitsOfOrder of, Kept kept) {
        jdbc.sql("DELETE FROM reservation WHERE order_id = ? AND sku = ? AND sale_id = ?")
                .params(of.orderId(), kept.sku(), kept.saleId())
                .update();
        return count(of.buyerId(), kept, -kept.quantity());
    }

    private Optional<RepairRefusal> putIn(UnitsOfOrder of, Kept kept) {
        jdbc.sql("INSERT INTO reservation (order_id, sku, sale_id, quantity, state, deadline) VALUES (?, ?, ?, ?, ?, ?)")
                .params(of.orderId(), kept.sku(), kept.saleId(), kept.quantity(), kept.state().name(), utc(kept.deadline()))
                .update();
        return count(of.buyerId(), kept, kept.quantity());
    }

    /** @param more units of this kind, negative for fewer */
    private Optional<RepairRefusal> count(long buyerId, Kept kept, int more) {
        String column = switch (kept.state()) {
            case RESERVED -> "reserved";
            case DEDUCTED -> "sold";
            case RELEASED, RETURNED -> null;
        };
        if (column == null) {
            return Optional.empty();
        }
        int rows = jdbc.sql("UPDATE stock_level SET " + column + " = " + column + " + ?, available = available - ?"
                        + " WHERE sku = ? AND sale_id = ? AND available >= ? AND " + column + " + ? >= 0")
                .params(more, more, kept.sku(), kept.saleId(), more, more)
                .update();
        if (rows == 0) {
            return Optional.of(RepairRefusal.NOT_ENOUGH);
        }
        return kept.saleId() == StockLine.SHELF ? Optional.empty() : countForBuyer(buyerId, kept.saleId(), more);
    }

    private Optional<RepairRefusal> countForBuyer(long buyerId, long saleId, int more) {
        if (buyerId == 0) {
            return Optional.of(RepairRefusal.NOT_POSSIBLE);
        }
        int rows = jdbc.sql("UPDATE sale_buyer SET quantity = quantity + ? WHERE sale_id = ? AND buyer_id = ? AND quantity + ? >= 0")
                .params(more, saleId, buyerId, more)
                .update();
        if (rows == 1) {
            return Optional.empty();
        }
        return more > 0 ? firstOfBuyer(buyerId, saleId, more) : Optional.of(RepairRefusal.NOT_ENOUGH);
    }

    /** With the sale's own limit, more than which the row's constraint refuses. */
    private Optional<RepairRefusal> firstOfBuyer(long buyerId, long saleId, int units) {
        Optional<Integer> limit = jdbc.sql("SELECT limit_per_buyer FROM sale WHERE sale_id = ?")
                .param(saleId)
                .query(Integer.class)
                .optional();
        limit.ifPresent(it -> jdbc.sql("INSERT INTO sale_buyer (sale_id, buyer_id, quantity, limit_per_buyer) VALUES (?, ?, ?, ?)")
                .params(saleId, buyerId, units, it)
                .update());
        return limit.isPresent() ? Optional.empty() : Optional.of(RepairRefusal.NOT_POSSIBLE);
    }

    private static LocalDateTime utc(Instant deadline) {
        return deadline.equals(Instant.EPOCH) ? null : LocalDateTime.ofInstant(deadline, ZoneOffset.UTC);
    }
}
