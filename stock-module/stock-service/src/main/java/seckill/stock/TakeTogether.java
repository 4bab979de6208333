package seckill.stock;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import seckill.stock.api.StockCommand;
import seckill.stock.api.StockCommand.Deduct;
import seckill.stock.api.StockCommand.Reserve;
import seckill.stock.api.StockLine;
import seckill.stock.jdbc.TakingsTogether;
import seckill.stock.jdbc.TakingsTogether.Reservation;
import seckill.stock.jdbc.TakingsTogether.Share;
import seckill.stock.mybatis.SaleMapper;
import seckill.stock.mybatis.StockLevelMapper;

/**
 * Takes the units of many orders in the transaction at hand: what each has for itself is written first, in statements of many
 * rows, and then every row of stock is changed once, by the sum. So the hot row is locked for a moment per batch instead of
 * once per order.
 *
 * <p>Simple cases only. When the sum is not there, somebody might still be served; when a buyer has bought in the sale before,
 * the limit has to be counted: then the answer is no, and the orders are taken one by one.
 */
public final class TakeTogether {

    private final StockLevelMapper levels;
    private final SaleMapper sales;
    private final TakingsTogether together;
    private final Clock clock;

    TakeTogether(StockLevelMapper levels, SaleMapper sales, TakingsTogether together, Clock clock) {
        this.levels = levels;
        this.sales = sales;
        this.together = together;
        this.clock = clock;
    }

    /** Whether this can be tried: commands that take units, and all in the same way. */
    public boolean suits(List<StockCommand> commands) {
        return commands.stream().allMatch(Deduct.class::isInstance) || commands.stream().allMatch(Reserve.class::isInstance);
    }

    /** Takes the units of all; false when the caller has to roll back. */
    public boolean take(List<StockCommand> commands) {
        List<Taking> takings = commands.stream().flatMap(TakeTogether::takings).toList();
        together.insertReservations(takings.stream().map(Taking::row).toList());
        TakeUnits.Move move = commands.getFirst() instanceof Deduct ? levels::deduct : levels::reserve;
        return takings.stream()
                .collect(Collectors.groupingBy(Taking::place, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .allMatch(place -> take(place.getKey(), place.getValue(), move));
    }

    private boolean take(Place place, List<Taking> takings, TakeUnits.Move move) {
        int sum = takings.stream().mapToInt(it -> it.row.quantity()).sum();
        if (place.saleId == StockLine.SHELF) {
            return move.apply(place.sku, place.saleId, sum) == 1;
        }
        SaleMapper.Terms terms = sales.terms(place.saleId);
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return terms != null
                && terms.sku() == place.sku
                && terms.areOpenAt(now)
                && move.apply(place.sku, place.saleId, sum) == 1
                && areNew(place, takings, terms.limitPerBuyer());
    }

    /** A buyer who is there already fails on the primary key. */
    private boolean areNew(Place sale, List<Taking> takings, int limit) {
        Set<Long> seen = new HashSet<>();
        if (!takings.stream().allMatch(it -> it.row.quantity() <= limit && seen.add(it.buyerId))) {
            return false;
        }
        together.insertShares(
                sale.saleId, limit, takings.stream().map(it -> new Share(it.buyerId, it.row.quantity())).toList());
        return true;
    }

    private static Stream<Taking> takings(StockCommand command) {
        return switch (command) {
            case Deduct c -> c.lines().stream().map(line -> Taking.of(c.buyerId(), c.orderId(), line, "DEDUCTED", null));
            case Reserve c -> {
                LocalDateTime deadline = LocalDateTime.ofInstant(c.deadline(), ZoneOffset.UTC);
                yield c.lines().stream().map(line -> Taking.of(c.buyerId(), c.orderId(), line, "RESERVED", deadline));
            }
            default -> throw new IllegalArgumentException(command.id() + " takes nothing");
        };
    }

    /** A row of stock; rows are changed in this order, as everybody does who wants several. */
    private record Place(long saleId, long sku) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return saleId == other.saleId ? Long.compare(sku, other.sku) : Long.compare(saleId, other.saleId);
        }
    }

    /** What one order takes from one place. */
    private record Taking(long buyerId, Reservation row) {
        static Taking of(long buyerId, String orderId, StockLine line, String state, LocalDateTime deadline) {
            return new Taking(buyerId, new Reservation(orderId, line.sku(), line.saleId(), line.quantity(), state, deadline));
        }

        Place place() {
            return new Place(row.saleId(), row.sku());
        }
    }
}
