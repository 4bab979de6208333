package seckill.shop.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import seckill.member.Session;
import seckill.order.api.OrderApi;
import seckill.order.api.Address;
import seckill.order.api.OrderLine;
import seckill.order.api.OrderStatus;
import seckill.order.api.OrderView;
import seckill.participant.Money;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.shop.Buy;
import seckill.shop.IdempotencyKey;

/** A buyer's own orders, for programs; another's are not found. */
@RestController
@RequestMapping("/api/orders")
@Tag(name = "Orders")
class OrderResource {

    private static final int PAGE_MAX = 100;

    private final OrderApi orders;
    private final Buy buy;

    OrderResource(OrderApi orders, Buy buy) {
        this.orders = orders;
        this.buy = buy;
    }

    @GetMapping
    @Operation(summary = "One's newest orders, newest first")
    List<Order> orders(
            @Parameter(hidden = true) Session session,
            @Parameter(description = "1 to 100") @RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > PAGE_MAX) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
        return Asked.of(() -> orders.ordersOf(session.buyerId(), limit)).stream().map(Order::of).toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "An order of one's own")
    Order order(@Parameter(hidden = true) Session session, @PathVariable String id) {
        return Asked.of(() -> orders.order(session.buyerId(), id)).stream()
                .findFirst()
                .map(Order::of)
                .orElseThrow(() -> new ProblemException(Problem.NO_SUCH_ORDER));
    }

    @PostMapping("/{id}/payment")
    @Operation(
            summary = "Pay a pending order from one's wallet",
            description = "201 when it is paid, 202 while the outcome is unknown. The same key gets the same answer.")
    ResponseEntity<CheckoutView> pay(
            @Parameter(hidden = true) Session session,
            @PathVariable String id,
            @Parameter(required = true, description = "8 to 64 of [A-Za-z0-9_-]")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    String key) {
        return CheckoutAnswer.of(buy.pay(session.buyerId(), new IdempotencyKey(key), id));
    }

    @PostMapping("/{id}/cancel")
    @Operation(
            summary = "Give up a pending order",
            description = "201 when it is cancelled and its units are free, 202 while the outcome is unknown."
                    + " The same key gets the same answer.")
    ResponseEntity<CheckoutView> cancel(
            @Parameter(hidden = true) Session session,
            @PathVariable String id,
            @Parameter(required = true, description = "8 to 64 of [A-Za-z0-9_-]")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    String key) {
        return CheckoutAnswer.of(buy.cancel(session.buyerId(), new IdempotencyKey(key), id));
    }

    @PostMapping("/{id}/refund")
    @Operation(
            summary = "Give up a paid order for its money",
            description = "201 when money, units and points are back, 202 while the outcome is unknown."
                    + " The same key gets the same answer.")
    ResponseEntity<CheckoutView> refund(
            @Parameter(hidden = true) Session session,
            @PathVariable String id,
            @Parameter(required = true, description = "8 to 64 of [A-Za-z0-9_-]")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    String key) {
        return CheckoutAnswer.of(buy.refund(session.buyerId(), new IdempotencyKey(key), id));
    }

    /**
     * @param deadline  until when it may be paid, null when it was paid at once
     * @param deliverTo null when nothing is delivered
     */
    record Order(
            String orderId,
            OrderStatus status,
            String scenario,
            String mode,
            long epoch,
            Money total,
            Instant placedAt,
            Instant deadline,
            List<Line> lines,
            Address deliverTo) {

        static Order of(OrderView order) {
            return new Order(
                    order.orderId(),
                    order.status(),
                    order.scenario(),
                    order.mode(),
                    order.epoch(),
                    order.total(),
                    order.placedAt(),
                    order.deadline().equals(Instant.EPOCH) ? null : order.deadline(),
                    order.lines().stream().map(Line::of).toList(),
                    order.deliverTo());
        }
    }

    /** @param saleId 0 for a product from the shelf */
    record Line(long sku, long saleId, int quantity, Money unitPrice, Money amount) {
        static Line of(OrderLine line) {
            return new Line(line.sku(), line.saleId(), line.quantity(), line.unitPrice(), line.amount());
        }
    }
}
