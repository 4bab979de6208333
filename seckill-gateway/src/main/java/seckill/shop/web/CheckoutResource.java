package seckill.shop.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import seckill.member.Session;
import seckill.order.api.Address;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.shop.Buy;
import seckill.shop.Cart;
import seckill.shop.CartLine;
import seckill.shop.IdempotencyKey;

/** Buying, for programs. */
@RestController
@RequestMapping("/api/checkouts")
@Tag(name = "Checkouts")
class CheckoutResource {

    private final Buy buy;

    CheckoutResource(Buy buy) {
        this.buy = buy;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Buy now, or place an order to be paid later",
            description = "201 when it is accepted, 202 while the outcome is unknown: `Location` is where it will be,"
                    + " and below it `/events`. The same key gets the same answer.")
    ResponseEntity<CheckoutView> checkOut(
            @Parameter(hidden = true) Session session,
            @Parameter(required = true, description = "8 to 64 of [A-Za-z0-9_-]")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    String key,
            @RequestBody Purchase purchase) {
        return CheckoutAnswer.of(
                buy.buy(session.buyerId(), new IdempotencyKey(key), purchase.scenario, purchase.cart()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "What became of a checkout of one's own")
    CheckoutView checkout(@Parameter(hidden = true) Session session, @PathVariable String id) {
        return buy.checkout(session.buyerId(), id)
                .map(CheckoutView::of)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /**
     * @param scenario  buy-now or place-order
     * @param deliverTo absent when nothing is delivered
     */
    record Purchase(String scenario, List<Line> lines, Delivery deliverTo) {

        Cart cart() {
            return new Cart(
                    Objects.requireNonNullElse(lines, List.<Line>of()).stream().map(Line::cartLine).toList(),
                    deliverTo == null ? null : deliverTo.address());
        }
    }

    /** @param country ISO 3166-1 alpha-2 */
    record Delivery(String recipient, String street, String city, String postcode, String country) {

        Address address() {
            try {
                return new Address(recipient, street, city, postcode, country);
            } catch (IllegalArgumentException noAddress) {
                throw new ProblemException(Problem.INVALID_ADDRESS);
            }
        }
    }

    /** @param saleId 0 or absent for a product from the shelf */
    record Line(Long sku, Integer quantity, Long saleId) {

        CartLine cartLine() {
            return new CartLine(
                    Objects.requireNonNullElse(sku, 0L),
                    Objects.requireNonNullElse(saleId, 0L),
                    Objects.requireNonNullElse(quantity, 0));
        }
    }
}
