package seckill.shop.web;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutState;
import seckill.member.Session;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.problem.ProblemTexts;
import seckill.problem.Readers;
import seckill.shop.Buy;
import seckill.shop.Cart;
import seckill.shop.CartLine;
import seckill.shop.IdempotencyKey;

/** The buttons that buy, pay and give up, and what they answer: a fragment to htmx, a page to a browser without scripts. */
@Controller
class BuyPages {

    private static final Pattern TARGET = Pattern.compile("answer(-[a-z0-9-]{1,19})?");

    private final Buy buy;
    private final ProblemTexts texts;
    private final NewKey keys;

    BuyPages(Buy buy, ProblemTexts texts, NewKey keys) {
        this.buy = buy;
        this.texts = texts;
        this.keys = keys;
    }

    @PostMapping("/buy")
    String buy(Session session, @ModelAttribute Form form, Model model, ServerWebExchange exchange) {
        return answer(model, exchange, form.key, () -> buy.buy(
                session.buyerId(),
                new IdempotencyKey(form.key),
                form.scenario,
                new Cart(List.of(new CartLine(form.sku, form.saleId, form.quantity)))));
    }

    @PostMapping("/orders/{id}/payment")
    String pay(Session session, @PathVariable String id, @ModelAttribute Key form, Model model, ServerWebExchange exchange) {
        model.addAttribute("payAgain", id);
        return answer(model, exchange, form.key, () -> buy.pay(session.buyerId(), new IdempotencyKey(form.key), id));
    }

    @PostMapping("/orders/{id}/cancel")
    String cancel(Session session, @PathVariable String id, @ModelAttribute Key form, Model model, ServerWebExchange exchange) {
        return answer(model, exchange, form.key, () -> buy.cancel(session.buyerId(), new IdempotencyKey(form.key), id));
    }

    @PostMapping("/orders/{id}/refund")
    String refund(Session session, @PathVariable String id, @ModelAttribute Key form, Model model, ServerWebExchange exchange) {
        return answer(model, exchange, form.key, () -> buy.refund(session.buyerId(), new IdempotencyKey(form.key), id));
    }

    /** What becomes of a checkout in flight; the fragment asks again until it is known. */
    @GetMapping("/checkouts/{id}")
    String checkout(Session session, @PathVariable String id, Model model, ServerWebExchange exchange) {
        return answer(model, exchange, id, () -> buy.checkout(session.buyerId(), id)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)));
    }

    private String answer(
            Model model, ServerWebExchange exchange, String key, Supplier<CheckoutRecord> checkout) {
        try {
            CheckoutRecord record = checkout.get();
            if (record.state() == CheckoutState.ACCEPTED || record.state() == CheckoutState.IN_FLIGHT) {
                model.addAttribute("checkout", CheckoutView.of(record));
            } else {
                addProblem(model, exchange, new ProblemException(problem(record)));
                renewKey(model, exchange);
            }
        } catch (ProblemException e) {
            if (e.problem() == Problem.CHECKOUT_IN_FLIGHT) {
                model.addAttribute("waitingFor", key);
            } else {
                addProblem(model, exchange, e);
            }
        }
        return Readers.isHtmx(exchange) ? "result :: answer" : "result";
    }

    /** Nothing was bought, and never will be under this key: the next press of the same button is a new attempt. */
    private void renewKey(Model model, ServerWebExchange exchange) {
        String target = exchange.getRequest().getHeaders().getFirst("HX-Target");
        if (target != null && TARGET.matcher(target).matches()) {
            model.addAttribute("target", target);
            model.addAttribute("newKey", keys.get());
        }
    }

    private static Problem problem(CheckoutRecord record) {
        return record.state() == CheckoutState.FAILED ? Problem.CHECKOUT_FAILED : Problem.ofRefusal(record.reason());
    }

    private void addProblem(Model model, ServerWebExchange exchange, ProblemException e) {
        model.addAttribute("problem", e.problem().slug());
        boolean again = e.problem() == Problem.IDEMPOTENCY_KEY_REUSED; // a buyer has never heard of keys
        model.addAttribute("pressedAgain", again);
        texts.show(e, model, exchange);
    }

    record Form(String key, String scenario, long sku, long saleId, int quantity) {}

    record Key(String key) {}
}
