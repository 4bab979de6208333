package seckill.shop.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import seckill.member.Session;
import seckill.order.api.OrderApi;
import seckill.order.api.OrderLine;
import seckill.order.api.OrderView;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.ProductView;

/** A buyer's own orders; a row that can still change asks for itself again. */
@Controller
public class OrderPages {

    private static final int NEWEST = 30;
    private static final int SKUS_MAX = 100;

    private final OrderApi orders;
    private final CatalogueApi catalogue;
    private final Clock clock;
    private final NewKey keys;

    OrderPages(OrderApi orders, CatalogueApi catalogue, Clock clock, NewKey keys) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.clock = clock;
        this.keys = keys;
    }

    @GetMapping("/orders")
    String orders(Session session, Model model) {
        List<OrderView> newest = Asked.of(() -> orders.ordersOf(session.buyerId(), NEWEST));
        model.addAttribute("orders", newest.stream().map(this::row).toList());
        addProducts(model, newest);
        return "orders";
    }

    @GetMapping("/orders/{id}/row")
    String row(Session session, @PathVariable String id, Model model) {
        OrderView order = order(session, id);
        model.addAttribute("row", row(order));
        addProducts(model, List.of(order));
        return "orders :: row";
    }

    @GetMapping("/orders/{id}")
    String order(Session session, @PathVariable String id, Model model) {
        OrderView order = order(session, id);
        model.addAttribute("row", row(order));
        model.addAttribute("key", keys.get());
        model.addAttribute("giveUpKey", keys.get()); // another request than a payment, so another key
        addProducts(model, List.of(order));
        return "order";
    }

    private OrderView order(Session session, String id) {
        return Asked.of(() -> orders.order(session.buyerId(), id)).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.NO_SUCH_ORDER));
    }

    private Row row(OrderView order) {
        return switch (order.status()) {
            case PENDING -> {
                boolean inTime = clock.instant().isBefore(order.deadline());
                yield new Row(order, inTime ? "pending" : "late", inTime, "cancel");
            }
            case PAID -> new Row(order, "paid", false, "refund");
            case CANCELLED -> new Row(order, "cancelled", false, null);
            case REFUNDED -> new Row(order, "refunded", false, null);
        };
    }

    private void addProducts(Model model, List<OrderView> orders) {
        List<Long> skus = orders.stream()
                .flatMap(order -> order.lines().stream().map(OrderLine::sku))
                .distinct()
                .limit(SKUS_MAX)
                .toList();
        Map<Long, ProductView> products = skus.isEmpty()
                ? Map.of()
                : Asked.of(() -> catalogue.productsOf(skus)).stream()
                        .collect(Collectors.toMap(ProductView::sku, Function.identity()));
        model.addAttribute("products", products);
    }

    /**
     * @param state   the message key of its state
     * @param changes whether it can still be paid
     * @param giveUp  how it can be given up: cancel, refund, or null when it cannot
     */
    public record Row(OrderView order, String state, boolean changes, String giveUp) {}
}
