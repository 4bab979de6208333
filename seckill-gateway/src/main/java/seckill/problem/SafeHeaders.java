package seckill.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import reactor.core.publisher.Mono;

/**
 * What browsers must not do with any answer of the shop. Given below everything that answers, because filters refuse requests, too, and
 * some of them stand before those that would add a header.
 */
final class SafeHeaders implements HttpHandlerDecoratorFactory {

    static final Map<String, String> ALL = all();

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> {
            response.beforeCommit(() -> Mono.fromRunnable(() -> add(response.getHeaders())));
            return handler.handle(request, response);
        };
    }

    private static void add(HttpHeaders headers) {
        ALL.forEach(headers::set);
    }

    private static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                + "font-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        all.put("X-Content-Type-Options", "nosniff");
        all.put("X-Frame-Options", "DENY");
        all.put("Referrer-Policy", "same-origin");
        all.put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
        all.put("Cross-Origin-Opener-Policy", "same-origin");
        return all;
    }
}
