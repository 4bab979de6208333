package seckill.reconcile;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutBooks;
import seckill.order.api.OrderEntry;
import seckill.participant.Books;
import seckill.participant.Entry;
import seckill.payment.api.MoneyOfOrder;
import seckill.stock.api.UnitsOfOrder;

/** Reads what the gateway and the participants have about orders. */
final class CollectFacts {

    private final CheckoutBooks checkouts;
    private final AllBooks books;

    CollectFacts(CheckoutBooks checkouts, AllBooks books) {
        this.checkouts = checkouts;
        this.books = books;
    }

    /**
     * The next orders that anybody knows of, in the order of their ids. Nobody's page is left before all the others have come as far: an
     * id that only one of them knows is not passed over.
     */
    List<String> orderIdsAfter(String orderId) {
        List<List<String>> pages = Stream.concat(
                        Stream.of(checkouts.orderIdsAfter(orderId, Books.ORDERS_MAX)),
                        books.each().map(it -> it.orderIdsAfter(orderId, Books.ORDERS_MAX)))
                .toList();
        Optional<String> last = pages.stream()
                .filter(it -> it.size() == Books.ORDERS_MAX)
                .map(List::getLast)
                .min(String::compareTo);
        TreeSet<String> ids = new TreeSet<>();
        pages.forEach(ids::addAll);
        return List.copyOf(last.map(it -> ids.headSet(it, true)).orElse(ids)).stream().limit(Books.ORDERS_MAX).toList();
    }

    /** What there is about each of these orders. */
    List<OrderFacts> of(List<String> orderIds) {
        Map<String, List<CheckoutRecord>> told =
                checkouts.ofOrders(orderIds).stream().collect(groupingBy(CheckoutRecord::orderId));
        Map<String, OrderEntry> orders = byOrder(books.order().of(orderIds));
        Map<String, UnitsOfOrder> units = byOrder(books.stock().of(orderIds));
        Map<String, MoneyOfOrder> money = byOrder(books.payment().of(orderIds));
        return orderIds.stream()
                .map(id -> new OrderFacts(
                        id,
                        told.getOrDefault(id, List.of()),
                        orders.getOrDefault(id, OrderEntry.none(id)),
                        units.getOrDefault(id, UnitsOfOrder.none(id)),
                        money.getOrDefault(id, MoneyOfOrder.none(id))))
                .toList();
    }

    private static <E extends Entry> Map<String, E> byOrder(List<E> entries) {
        return entries.stream().collect(toMap(Entry::orderId, it -> it));
    }
}
