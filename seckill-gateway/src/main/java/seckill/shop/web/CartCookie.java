package seckill.shop.web;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.shop.CartLine;
import seckill.stock.api.StockLine;

/**
 * What somebody has put in his cart, signed in or not: it is the browser's, as {@code sku:units} with dots between. There is no price in it,
 * and whatever else is written there is left out.
 */
record CartCookie(Map<Long, Integer> units) {

    static final String NAME = "cart";

    private static final Pattern LINE = Pattern.compile("(\\d{1,18}):(\\d{1,4})");
    private static final Duration KEPT = Duration.ofDays(30);

    CartCookie {
        units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
    }

    static CartCookie of(ServerWebExchange exchange) {
        HttpCookie cookie = exchange.getRequest().getCookies().getFirst(NAME);
        return of(cookie == null ? "" : cookie.getValue());
    }

    static CartCookie of(String text) {
        Map<Long, Integer> units = new LinkedHashMap<>();
        Matcher line = LINE.matcher(text);
        while (line.find() && units.size() < StockLine.LINES_MAX) {
            long sku = Long.parseLong(line.group(1));
            int quantity = Integer.parseInt(line.group(2));
            if (sku > 0 && quantity >= 1 && quantity <= StockLine.QUANTITY_MAX) {
                units.put(sku, quantity);
            }
        }
        return new CartCookie(units);
    }

    /** With so many of a product, however many there were. */
    CartCookie with(long sku, int quantity) {
        new CartLine(sku, StockLine.SHELF, quantity); // refuses what nobody can buy
        Map<Long, Integer> more = new LinkedHashMap<>(units);
        more.put(sku, quantity);
        if (more.size() > StockLine.LINES_MAX) {
            throw new ProblemException(Problem.INVALID_LINES, Integer.toString(StockLine.LINES_MAX));
        }
        return new CartCookie(more);
    }

    CartCookie withMore(long sku, int quantity) {
        return with(sku, Math.min(StockLine.QUANTITY_MAX, units.getOrDefault(sku, 0) + quantity));
    }

    CartCookie without(long sku) {
        Map<Long, Integer> fewer = new LinkedHashMap<>(units);
        fewer.remove(sku);
        return new CartCookie(fewer);
    }

    List<CartLine> lines() {
        return units.entrySet().stream().map(it -> new CartLine(it.getKey(), StockLine.SHELF, it.getValue())).toList();
    }

    int count() {
        return units.values().stream().mapToInt(Integer::intValue).sum();
    }

    String text() {
        return units.entrySet().stream().map(it -> it.getKey() + ":" + it.getValue()).collect(Collectors.joining("."));
    }

    void keep(ServerWebExchange exchange) {
        exchange.getResponse().addCookie(ResponseCookie.from(NAME, text())
                .path("/")
                .maxAge(units.isEmpty() ? Duration.ZERO : KEPT)
                .sameSite("Lax")
                .httpOnly(true)
                .build());
    }

    static void forget(ServerWebExchange exchange) {
        new CartCookie(Map.of()).keep(exchange);
    }
}
