package seckill.shop.web;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import seckill.checkout.CheckoutRecord;
import seckill.member.Session;
import seckill.order.api.Address;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.problem.ProblemTexts;
import seckill.shop.Buy;
import seckill.shop.Cart;
import seckill.shop.IdempotencyKey;
import seckill.shop.Wallets;

/** Orders what is in the cart: what the buyer was shown, at the shop's prices. */
@Controller
class CheckoutPages {

    private final Buy buy;
    private final Products products;
    private final Wallets wallets;
    private final ProblemTexts texts;
    private final NewKey keys;

    CheckoutPages(Buy buy, Products products, Wallets wallets, ProblemTexts texts, NewKey keys) {
        this.buy = buy;
        this.products = products;
        this.wallets = wallets;
        this.texts = texts;
        this.keys = keys;
    }

    @GetMapping("/checkout")
    String checkout(Session session, Model model, ServerWebExchange exchange) {
        CartCookie cart = CartCookie.of(exchange);
        return cart.units().isEmpty() ? "redirect:/cart" : shown(session, cart, Form.EMPTY, model);
    }

    @PostMapping("/checkout")
    String order(Session session, @ModelAttribute Form form, Model model, ServerWebExchange exchange) {
        CartCookie cart = CartCookie.of(form.cart == null ? "" : form.cart);
        try {
            CheckoutRecord record = buy.buy(
                    session.buyerId(), new IdempotencyKey(form.key), form.scenario, new Cart(cart.lines(), form.deliverTo()));
            return switch (record.state()) {
                case ACCEPTED -> {
                    CartCookie.forget(exchange);
                    yield "redirect:/orders/" + record.orderId() + (form.scenario.equals("place-order") ? "/pay" : "");
                }
                case IN_FLIGHT -> "redirect:/checkouts/" + form.key;
                case REFUSED -> refused(session, cart, form, new ProblemException(Problem.ofRefusal(record.reason())), model, exchange);
                case FAILED -> refused(session, cart, form, new ProblemException(Problem.CHECKOUT_FAILED), model, exchange);
            };
        } catch (ProblemException e) {
            return switch (e.problem()) {
                case CHECKOUT_IN_FLIGHT -> "redirect:/checkouts/" + form.key;
                case IDEMPOTENCY_KEY_REUSED -> "redirect:/orders"; // the page was sent before, and was about something else then
                default -> refused(session, cart, form, e, model, exchange);
            };
        }
    }

    private String refused(
            Session session, CartCookie cart, Form form, ProblemException e, Model model, ServerWebExchange exchange) {
        model.addAttribute("problem", e.problem().slug());
        texts.show(e, model, exchange);
        return shown(session, cart, form, model);
    }

    private String shown(Session session, CartCookie cart, Form form, Model model) {
        List<CartRow> rows = CartRow.of(cart, products.of(cart.units().keySet()));
        model.addAttribute("rows", rows);
        model.addAttribute("total", CartRow.total(rows).orElse(null));
        model.addAttribute("cart", cart.text());
        model.addAttribute("form", form);
        model.addAttribute("wallet", wallets.of(session.buyerId()));
        model.addAttribute("key", keys.get()); // under the last one nothing was ordered, and never will be
        return "checkout";
    }

    /** Public, because the template reads it. */
    public record Form(
            String key, String cart, String scenario, String recipient, String street, String city, String postcode, String country) {

        private static final Form EMPTY = new Form(null, null, null, "", "", "", "", "CN");

        /** Null when no line but the country, which the page fills in, was written. */
        Address deliverTo() {
            if (Stream.of(recipient, street, city, postcode).allMatch(line -> line == null || line.isBlank())) {
                return null;
            }
            try {
                return new Address(recipient, street, city, postcode, country);
            } catch (IllegalArgumentException noAddress) {
                throw new ProblemException(Problem.INVALID_ADDRESS);
            }
        }
    }
}
