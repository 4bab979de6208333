package seckill.shop.web;

import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import seckill.problem.LocalPath;
import seckill.problem.ShopLanguages;

/** Remembers the language that a reader chose. */
@Controller
class LanguagePage {

    private static final Duration A_YEAR = Duration.ofDays(365);

    @GetMapping("/language/{tag}")
    String choose(@PathVariable String tag, @RequestParam(defaultValue = "/") String back, ServerWebExchange exchange) {
        exchange.getResponse().addCookie(
                ResponseCookie.from(ShopLanguages.COOKIE, ShopLanguages.spoken(tag).toLanguageTag())
                        .path("/")
                        .maxAge(A_YEAR)
                        .sameSite("Lax")
                        .httpOnly(true)
                        .build());
        return "redirect:" + LocalPath.of(back);
    }
}
