package seckill.member.web;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import seckill.problem.Problem;
import seckill.problem.ProblemAnswers;
import seckill.problem.ProblemException;
import seckill.problem.Readers;

/** Tells those who may not why not; people are shown where to sign in. */
final class Refusals implements ServerAuthenticationEntryPoint, ServerAccessDeniedHandler {

    private final ProblemAnswers answers;

    Refusals(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException e) {
        boolean expired = exchange.getAttribute(SessionOfRequest.EXPIRED) != null;
        if (Readers.isHtmx(exchange)) {
            exchange.getResponse().getHeaders().set("HX-Redirect", "/sign-in" + (expired ? "?expired" : ""));
        } else if (Readers.arePeople(exchange)) {
            return redirect(exchange, expired);
        }
        return answers.answer(exchange, new ProblemException(expired ? Problem.SESSION_EXPIRED : Problem.NOT_SIGNED_IN));
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException e) {
        return answers.answer(
                exchange,
                new ProblemException(e instanceof CsrfException ? Problem.MISSING_CSRF_TOKEN : Problem.FORBIDDEN));
    }

    private static Mono<Void> redirect(ServerWebExchange exchange, boolean expired) {
        boolean canReturn = HttpMethod.GET.equals(exchange.getRequest().getMethod());
        String next = canReturn ? exchange.getRequest().getURI().getRawPath() : "/";
        String location = "/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8) + (expired ? "&expired" : "");
        exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
        exchange.getResponse().getHeaders().setLocation(URI.create(location));
        return exchange.getResponse().setComplete();
    }
}
