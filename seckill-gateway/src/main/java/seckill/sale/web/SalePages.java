package seckill.sale.web;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import seckill.member.Session;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.problem.Readers;
import seckill.shop.Buy;
import seckill.shop.IdempotencyKey;
import seckill.shop.web.NewKey;
import seckill.shop.web.SaleCard;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.ProductView;
import seckill.stock.api.SaleView;

/** A flash sale and its button, for people; the asking itself is the browser's, through {@code seckill.sale.hot}. */
@Controller
@RequestMapping("/sales/{saleId}")
class SalePages {

    private final CatalogueApi catalogue;
    private final ReadButton buttons;
    private final Buy buy;
    private final Clock clock;
    private final Supplier<String> keys;

    SalePages(CatalogueApi catalogue, ReadButton buttons, Buy buy, Clock clock, NewKey keys) {
        this.catalogue = catalogue;
        this.buttons = buttons;
        this.buy = buy;
        this.clock = clock;
        this.keys = keys;
    }

    @GetMapping
    String sale(@PathVariable long saleId, Model model, ServerWebExchange exchange) {
        return button(saleId, "", model, exchange);
    }

    /** The button as it is for somebody without a ticket, who may have heard something from the gate. */
    @GetMapping("/button")
    String button(@PathVariable long saleId, @RequestParam(defaultValue = "") String heard, Model model, ServerWebExchange exchange) {
        SaleCard card = card(saleId);
        Session session = exchange.getAttribute(Session.ATTRIBUTE);
        return shown(card, buttons.read(card, session, heard), model, exchange);
    }

    /** What became of a ticket. */
    @GetMapping("/tickets/{ticket}")
    String ticket(
            Session session,
            @PathVariable long saleId,
            @PathVariable String ticket,
            @RequestParam(defaultValue = "0") long last,
            Model model,
            ServerWebExchange exchange) {
        SaleCard card = card(saleId);
        String key = new IdempotencyKey(ticket).value();
        return shown(card, buttons.read(card.sale(), session.buyerId(), key, last), model, exchange);
    }

    /** Pays what the ticket became. */
    @PostMapping("/tickets/{ticket}/payment")
    String pay(
            Session session,
            @PathVariable long saleId,
            @PathVariable String ticket,
            @ModelAttribute Key form,
            Model model,
            ServerWebExchange exchange) {
        SaleCard card = card(saleId);
        return shown(card, paid(card.sale(), session, ticket, form.key), model, exchange);
    }

    private Button paid(SaleView sale, Session session, String ticket, String key) {
        IdempotencyKey once = new IdempotencyKey(key);
        try {
            return buttons.paying(sale, session.buyerId(), ticket, buy.pay(session.buyerId(), once, ticket));
        } catch (ProblemException e) {
            return e.problem() == Problem.CHECKOUT_IN_FLIGHT
                    ? Button.confirming(ticket, once.value())
                    : buttons.read(sale, session.buyerId(), ticket, 0).because(e.problem());
        }
    }

    private SaleCard card(long saleId) {
        SaleView sale = Asked.of(() -> catalogue.salesOf(List.of(saleId))).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.UNKNOWN_SALE));
        ProductView product = Asked.of(() -> catalogue.productsOf(List.of(sale.sku()))).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.UNKNOWN_PRODUCT));
        return SaleCard.of(sale, product, clock.instant());
    }

    private String shown(SaleCard card, Button button, Model model, ServerWebExchange exchange) {
        model.addAttribute("card", card);
        model.addAttribute("it", button);
        model.addAttribute("key", keys.get());
        if (Readers.isHtmx(exchange)) {
            return "button :: button";
        }
        model.addAttribute("ofTheBrowser", ButtonState.OF_THE_BROWSER);
        return "sale";
    }

    record Key(String key) {}
}
