package seckill.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import seckill.checkout.CheckoutBooks;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutRecords;
import seckill.order.api.OrderBooks;
import seckill.order.api.OrderEntry;
import seckill.participant.CommandId;
import seckill.participant.Drift;
import seckill.participant.Entry;
import seckill.participant.Books;
import seckill.participant.Reply;
import seckill.payment.api.MoneyOfOrder;
import seckill.payment.api.PaymentBooks;
import seckill.stock.api.StockBooks;
import seckill.stock.api.UnitsOfOrder;

/** Books that say what a test has written, one reading after the other. */
final class PaperBooks implements CheckoutBooks, CheckoutRecords {

    /** What each reading finds; the last one stays. */
    final List<List<OrderFacts>> readings = new ArrayList<>();

    /** When an order's last checkout has ended. */
    final Map<String, Instant> ended = new HashMap<>();

    final List<String> unfinished = new ArrayList<>();
    final List<CheckoutRecord> inFlight = new ArrayList<>();
    private int reading = -1;

    AllBooks all() {
        return new AllBooks(new Stock(), new Orders(), new Payment());
    }

    int readings() {
        return reading + 1;
    }

    private List<OrderFacts> facts() {
        return readings.get(Math.min(Math.max(reading, 0), readings.size() - 1));
    }

    private <T> List<T> each(List<String> ids, Function<OrderFacts, T> part) {
        return facts().stream().filter(it -> ids.contains(it.orderId())).map(part).toList();
    }

    private List<String> idsAfter(String id, int limit, Function<OrderFacts, Boolean> has) {
        return facts().stream()
                .filter(has::apply)
                .map(OrderFacts::orderId)
                .filter(it -> it.compareTo(id) > 0)
                .sorted()
                .limit(limit)
                .toList();
    }

    /** Checkouts are what every reading begins with. */
    @Override
    public List<CheckoutRecord> ofOrders(List<String> orderIds) {
        reading++;
        return each(orderIds, OrderFacts::checkouts).stream().flatMap(List::stream).toList();
    }

    @Override
    public List<String> orderIdsAfter(String orderId, int limit) {
        return idsAfter(orderId, limit, it -> !it.checkouts().isEmpty());
    }

    @Override
    public List<String> movedSince(Instant since, List<String> orderIds) {
        return orderIds.stream().filter(it -> !ended.getOrDefault(it, Instant.EPOCH).isBefore(since)).toList();
    }

    @Override
    public List<CheckoutRecord> inFlightSince(Instant before, int limit) {
        return inFlight;
    }

    @Override
    public boolean begin(CheckoutRecord begun) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<CheckoutRecord> find(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean end(CheckoutRecord ended) {
        throw new UnsupportedOperationException();
    }

    /** What the books of all participants have in common on paper. */
    private interface Paper<E extends Entry> extends Books<E> {

        @Override
        default List<Drift> drifts() {
            return List.of();
        }

        @Override
        default Reply addUp(CommandId id, Drift seen) {
            throw new UnsupportedOperationException();
        }

        @Override
        default Reply correct(CommandId id, E seen, E should, List<String> takenBack) {
            return Reply.done();
        }
    }

    private final class Stock implements StockBooks, Paper<UnitsOfOrder> {
        @Override
        public List<String> orderIdsAfter(String orderId, int limit) {
            return idsAfter(orderId, limit, it -> !it.units().kept().isEmpty());
        }

        @Override
        public List<UnitsOfOrder> of(List<String> orderIds) {
            return each(orderIds, OrderFacts::units);
        }

        @Override
        public List<String> unfinished(List<String> checkouts) {
            return unfinished.stream().filter(checkouts::contains).toList();
        }
    }

    private final class Orders implements OrderBooks, Paper<OrderEntry> {
        @Override
        public List<String> orderIdsAfter(String orderId, int limit) {
            return idsAfter(orderId, limit, it -> it.order().order() != null);
        }

        @Override
        public List<OrderEntry> of(List<String> orderIds) {
            return each(orderIds, OrderFacts::order);
        }

        @Override
        public List<String> unfinished(List<String> checkouts) {
            return List.of();
        }
    }

    private final class Payment implements PaymentBooks, Paper<MoneyOfOrder> {
        @Override
        public List<String> orderIdsAfter(String orderId, int limit) {
            return idsAfter(orderId, limit, it -> it.money().amountMinor() > 0);
        }

        @Override
        public List<MoneyOfOrder> of(List<String> orderIds) {
            return each(orderIds, OrderFacts::money);
        }

        @Override
        public List<String> unfinished(List<String> checkouts) {
            return List.of();
        }
    }
}
