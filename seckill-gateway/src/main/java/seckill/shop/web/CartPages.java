package seckill.shop.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import seckill.problem.ProblemException;
import seckill.problem.ProblemTexts;

/** The cart, signed in or not: plain forms, which need no script. */
@Controller
class CartPages {

    private final Products products;
    private final ProblemTexts texts;

    CartPages(Products products, ProblemTexts texts) {
        this.products = products;
        this.texts = texts;
    }

    @GetMapping("/cart")
    String cart(Model model, ServerWebExchange exchange) {
        CartCookie cart = CartCookie.of(exchange);
        List<CartRow> rows = CartRow.of(cart, products.of(cart.units().keySet()));
        model.addAttribute("rows", rows);
        model.addAttribute("total", CartRow.total(rows).orElse(null));
        return "cart";
    }

    @PostMapping("/cart")
    String add(@ModelAttribute Line line, Model model, ServerWebExchange exchange) {
        return change(() -> CartCookie.of(exchange).withMore(line.sku, line.quantity), model, exchange);
    }

    @PostMapping("/cart/{sku}/quantity")
    String change(@PathVariable long sku, @ModelAttribute Line line, Model model, ServerWebExchange exchange) {
        return change(() -> CartCookie.of(exchange).with(sku, line.quantity), model, exchange);
    }

    @PostMapping("/cart/{sku}/removal")
    String remove(@PathVariable long sku, Model model, ServerWebExchange exchange) {
        return change(() -> CartCookie.of(exchange).without(sku), model, exchange);
    }

    private String change(Change change, Model model, ServerWebExchange exchange) {
        try {
            change.cart().keep(exchange);
            return "redirect:/cart";
        } catch (ProblemException e) {
            texts.show(e, model, exchange);
            return cart(model, exchange);
        }
    }

    private interface Change {
        CartCookie cart();
    }

    record Line(long sku, int quantity) {}
}
