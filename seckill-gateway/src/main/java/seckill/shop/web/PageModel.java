package seckill.shop.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;
import seckill.member.Session;
import seckill.problem.Readers;

/** What every page knows: its reader, the reader's language, and the proof that a form comes from here. */
@ControllerAdvice(annotations = Controller.class)
class PageModel {

    @ModelAttribute
    void every(Model model, ServerWebExchange exchange) {
        model.addAttribute("words", new Words(Readers.locale(exchange)));
        model.addAttribute("inCart", CartCookie.of(exchange).count());
        model.addAttribute("here", exchange.getRequest().getURI().getRawPath());
        add(model, "me", exchange.getAttribute(Session.ATTRIBUTE));
        add(model, "_csrf", exchange.getAttribute("_csrf"));
    }

    private static void add(Model model, String name, Object value) {
        if (value != null) {
            model.addAttribute(name, value);
        }
    }
}
