package seckill.shop.web;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import seckill.member.Session;
import seckill.order.api.OrderApi;
import seckill.order.api.OrderView;
import seckill.participant.Money;
import seckill.payment.api.WalletView;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.shop.Wallets;

/** A buyer's own orders; a row that can still change asks for itself again. */
@Controller
class OrderPages {

    private static final int PAGE = 20;

    private final OrderApi orders;
    private final Products products;
    private final Wallets wallets;
    private final Clock clock;
    private final NewKey keys;

    OrderPages(OrderApi orders, Products products, Wallets wallets, Clock clock, NewKey keys) {
        this.orders = orders;
        this.products = products;
        this.wallets = wallets;
        this.clock = clock;
        this.keys = keys;
    }

    /** @param before the last order of the page before, empty for the newest */
    @GetMapping("/orders")
    String orders(Session session, @RequestParam(defaultValue = "") String before, Model model) {
        List<OrderView> found = before.isEmpty()
                ? Asked.of(() -> orders.ordersOf(session.buyerId(), PAGE + 1))
                : before(order(session, before));
        List<OrderView> page = found.stream().limit(PAGE).toList();
        model.addAttribute("orders", page.stream().map(this::row).toList());
        model.addAttribute("before", before);
        model.addAttribute("next", found.size() > PAGE ? page.getLast().orderId() : null);
        model.addAttribute("products", products.ofOrders(page));
        return "orders";
    }

    private List<OrderView> before(OrderView last) {
        return Asked.of(() -> orders.ordersBefore(last.buyerId(), last.placedAt(), last.orderId(), PAGE + 1));
    }

    @GetMapping("/orders/{id}/row")
    String row(Session session, @PathVariable String id, Model model) {
        add(order(session, id), model);
        return "orders :: row";
    }

    @GetMapping("/orders/{id}")
    String order(Session session, @PathVariable String id, Model model) {
        add(order(session, id), model);
        model.addAttribute("giveUpKey", keys.get());
        return "order";
    }

    @GetMapping("/orders/{id}/pay")
    String pay(Session session, @PathVariable String id, Model model) {
        OrderView order = order(session, id);
        WalletView wallet = wallets.of(session.buyerId());
        long missing = order.total().minor() - wallet.balance().minor();
        add(order, model);
        model.addAttribute("wallet", wallet);
        model.addAttribute("missing", missing > 0 ? new Money(missing, order.total().currency()) : null);
        model.addAttribute("left", missing > 0 ? null : new Money(-missing, order.total().currency()));
        model.addAttribute("key", keys.get());
        model.addAttribute("topUpKey", keys.get());
        return "pay";
    }

    @GetMapping("/orders/{id}/receipt")
    String receipt(Session session, @PathVariable String id, Model model) {
        OrderView order = order(session, id);
        if (!row(order).hasReceipt()) {
            throw new ProblemException(Problem.NOT_PAID);
        }
        add(order, model);
        model.addAttribute("movements", wallets.of(session.buyerId()).movements().stream()
                .filter(movement -> movement.order().equals(id))
                .toList()
                .reversed());
        return "receipt";
    }

    private void add(OrderView order, Model model) {
        model.addAttribute("row", row(order));
        model.addAttribute("products", products.ofOrders(List.of(order)));
    }

    private OrderView order(Session session, String id) {
        return Asked.of(() -> orders.order(session.buyerId(), id)).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.NO_SUCH_ORDER));
    }

    private OrderRow row(OrderView order) {
        return OrderRow.of(order, clock.instant());
    }
}
