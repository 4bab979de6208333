package seckill.order;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.transaction.PlatformTransactionManager;
import seckill.order.api.OrderBooks;
import seckill.order.api.OrderEntry;
import seckill.order.api.OrderView;
import seckill.order.mybatis.OrderMapper;
import seckill.participant.CommandId;
import seckill.participant.Drift;
import seckill.participant.RepairRefusal;
import seckill.participant.Reply;
import seckill.transaction.Corrections;
import seckill.transaction.UnfinishedCheckouts;

/** Reads and corrects orders with their lines and where they are delivered, whoever bought. */
final class BooksOfOrders implements OrderBooks {

    private final OrderMapper orders;
    private final ReadOrders reading;
    private final PlaceOrder placing;
    private final Corrections corrections;
    private final UnfinishedCheckouts unfinished;

    BooksOfOrders(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            OrderMapper orders,
            ReadOrders reading,
            PlaceOrder placing,
            Clock clock) {
        this.orders = orders;
        this.reading = reading;
        this.placing = placing;
        this.corrections = new Corrections(dataSource, transactions, "order_command", clock);
        this.unfinished = new UnfinishedCheckouts(dataSource, "order_command");
    }

    @Override
    public List<String> orderIdsAfter(String orderId, int limit) {
        return orders.idsAfter(orderId, limit);
    }

    @Override
    public List<OrderEntry> of(List<String> orderIds) {
        if (orderIds.isEmpty()) {
            return List.of();
        }
        Map<String, String> announced =
                orders.announced(orderIds).stream().collect(toMap(OrderMapper.Next::id, OrderMapper.Next::nextStatus));
        return reading.all(orderIds).stream()
                .map(it -> new OrderEntry(it.orderId(), it, announced.getOrDefault(it.orderId(), "")))
                .toList();
    }

    @Override
    public List<String> unfinished(List<String> checkouts) {
        return unfinished.of(checkouts);
    }

    @Override
    public Reply correct(CommandId id, OrderEntry seen, OrderEntry should, List<String> takenBack) {
        String orderId = seen.orderId();
        return corrections.once(
                id,
                seen + " -> " + should,
                () -> {
                    orders.lock(orderId);
                    return of(List.of(orderId)).stream().findFirst().orElse(OrderEntry.none(orderId)).equals(seen);
                },
                () -> become(orderId, should.order()),
                takenBack);
    }

    private Optional<RepairRefusal> become(String orderId, OrderView order) {
        placing.deletePartsOf(orderId);
        orders.delete(orderId);
        if (order != null) {
            placing.restore(order);
        }
        return Optional.empty();
    }

    @Override
    public List<Drift> drifts() {
        return List.of();
    }

    @Override
    public Reply addUp(CommandId id, Drift seen) {
        throw new IllegalArgumentException("the books of orders keep no " + seen.sum());
    }
}
