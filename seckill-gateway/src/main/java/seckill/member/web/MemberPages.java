package seckill.member.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import seckill.member.IssuedSession;
import seckill.member.Register;
import seckill.member.RevokedSessions;
import seckill.member.Role;
import seckill.member.Session;
import seckill.member.SignIn;
import seckill.problem.LocalPath;
import seckill.problem.ProblemException;
import seckill.problem.ProblemTexts;

/** Registering, signing in and out, for people. */
@Controller
class MemberPages {

    private final Register register;
    private final SignIn signIn;
    private final RevokedSessions revoked;
    private final ProblemTexts texts;

    MemberPages(Register register, SignIn signIn, RevokedSessions revoked, ProblemTexts texts) {
        this.register = register;
        this.signIn = signIn;
        this.revoked = revoked;
        this.texts = texts;
    }

    @GetMapping("/sign-in")
    String signIn(@RequestParam(defaultValue = "/") String next, @RequestParam(required = false) String expired, Model model) {
        model.addAttribute("next", LocalPath.of(next));
        model.addAttribute("expired", expired != null);
        return "sign-in";
    }

    @PostMapping("/sign-in")
    String signIn(@ModelAttribute Form form, Model model, ServerWebExchange exchange) {
        try {
            return welcome(form, exchange);
        } catch (ProblemException e) {
            return again("sign-in", form, e, model, exchange);
        }
    }

    @GetMapping("/register")
    String register(@RequestParam(defaultValue = "/") String next, Model model) {
        model.addAttribute("next", LocalPath.of(next));
        return "register";
    }

    @PostMapping("/register")
    String register(@ModelAttribute Form form, Model model, ServerWebExchange exchange) {
        try {
            register.register(form.login, form.password);
            return welcome(form, exchange);
        } catch (ProblemException e) {
            return again("register", form, e, model, exchange);
        }
    }

    @PostMapping("/sign-out")
    String signOut(ServerWebExchange exchange) {
        Session session = exchange.getAttribute(Session.ATTRIBUTE);
        if (session != null) {
            revoked.revoke(session);
        }
        SessionCookie.clear(exchange);
        return "redirect:/";
    }

    private String welcome(Form form, ServerWebExchange exchange) {
        IssuedSession issued = signIn.signIn(form.login, form.password, Address.of(exchange));
        SessionCookie.set(exchange, issued);
        boolean staff = issued.session().role() != Role.BUYER;
        return "redirect:" + (staff ? "/console" : LocalPath.of(form.next));
    }

    private String again(String page, Form form, ProblemException e, Model model, ServerWebExchange exchange) {
        texts.show(e, model, exchange);
        model.addAttribute("login", form.login);
        model.addAttribute("next", LocalPath.of(form.next));
        return page;
    }

    record Form(String login, String password, String next) {}
}
