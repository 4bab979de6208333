package seckill.sale.hot;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import seckill.problem.EncodedProblems;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.problem.ShopLanguages;
import seckill.sale.Origin;
import seckill.sale.SaleTokens;
import seckill.sale.gate.AdmitBuyers;
import seckill.sale.gate.Rehearsal;
import seckill.sale.gate.Verdict;
import seckill.sale.gate.Wish;
import seckill.shop.IdempotencyKey;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /api/sales/{saleId}/checkouts}: asks for units of a sale. Cheap questions first: sizes and headers, the token's signature, what
 * this gateway knows of the sale, and only then the gate.
 *
 * <p>No foreign page can make a browser send it: the header with the token is never sent by itself.
 */
public final class HotRoute implements NettyRouteProvider {

    private static final String BEFORE = "/api/sales/";
    private static final String AFTER = "/checkouts";

    static final String TOKEN = "Seckill-Token";

    private static final String KEY = "Idempotency-Key";

    /** Two short fields. */
    private static final int BODY_BYTES_MAX = 256;

    private static final Duration SOON = Duration.ofSeconds(1);

    /** Those that Spring's filters give to every other answer. */
    private static final HttpHeaders SAFE = new DefaultHttpHeaders()
            .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
            .set("X-Content-Type-Options", "nosniff")
            .set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
            .set("Referrer-Policy", "same-origin");

    private static final Logger log = LoggerFactory.getLogger(HotRoute.class);

    private final AdmitBuyers admission;
    private final Rehearsal rehearsal;
    private final SaleTokens tokens;
    private final EncodedProblems problems;
    private final JsonMapper json;
    private final AskingLimits limits;
    private final CountedAnswers counted = new CountedAnswers();
    private final AdmissionTimes times = new AdmissionTimes();

    public HotRoute(
            AdmitBuyers admission,
            Rehearsal rehearsal,
            SaleTokens tokens,
            EncodedProblems problems,
            JsonMapper json,
            AskingSettings settings,
            Clock clock) {
        this.admission = admission;
        this.rehearsal = rehearsal;
        this.tokens = tokens;
        this.problems = problems;
        this.json = json;
        this.limits = new AskingLimits(settings, clock);
    }

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        return routes.route(request -> request.method().equals(HttpMethod.POST) && saleText(request.uri()) != null, this::handle);
    }

    /** Between what is before and after it in {@value #BEFORE}…{@value #AFTER}; null in any other address. */
    private static String saleText(String uri) {
        int end = uri.indexOf('?') < 0 ? uri.length() : uri.indexOf('?');
        int after = end - AFTER.length();
        boolean isOurs = after > BEFORE.length() && uri.startsWith(BEFORE) && uri.startsWith(AFTER, after);
        String text = isOurs ? uri.substring(BEFORE.length(), after) : "/";
        return text.indexOf('/') < 0 ? text : null;
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        long begun = AdmissionTimes.begun();
        try {
            Optional<Problem> known = knownAlready(request);
            known.ifPresent(it -> told(it, begun));
            return known.isPresent() ? refused(request, response, new ProblemException(known.get())) : ask(request, response, begun);
        } catch (ProblemException e) {
            told(e.problem(), begun);
            return refused(request, response, e);
        }
    }

    private void told(Problem problem, long begun) {
        counted.count(problem);
        times.took(begun, problem);
    }

    /** None in the body means one unit. */
    private Mono<Void> ask(HttpServerRequest request, HttpServerResponse response, long begun) {
        String origin = Origin.of(request.remoteAddress());
        long saleId = saleId(request);
        String ticket = new IdempotencyKey(request.requestHeaders().get(KEY)).value();
        long buyerId = buyer(request, saleId, ticket);
        if (!Rehearsal.isMeantBy(saleId) && !limits.let(origin, buyerId)) {
            throw new ProblemException(Problem.TOO_MANY_REQUESTS);
        }
        Mono<Void> answered = bodyLength(request) == 0
                ? ask(request, response, Wanted.ONE.wish(saleId, ticket, buyerId), origin, begun)
                : body(request).flatMap(wanted -> ask(request, response, wanted.wish(saleId, ticket, buyerId), origin, begun));
        return answered.onErrorResume(thrown -> answer(request, response, thrown));
    }

    /** Whoever hangs up before he knows stops nothing. */
    private Mono<Void> ask(HttpServerRequest request, HttpServerResponse response, Wish wish, String origin, long begun) {
        CompletableFuture<Verdict> verdict = verdict(wish, origin, home(request), begun);
        return Mono.fromFuture(verdict, true).flatMap(it -> answer(request, response, it, wish));
    }

    private static Executor home(HttpServerRequest request) {
        Executor[] home = new Executor[1];
        request.withConnection(connection -> home[0] = connection.channel().eventLoop());
        return home[0];
    }

    /**
     * What this gateway can say to anybody without work: neither the signature nor who asks how often is looked at, because nothing is given
     * away and nothing is told that is not on the sale's page.
     */
    private Optional<Problem> knownAlready(HttpServerRequest request) {
        String token = request.requestHeaders().get(TOKEN);
        OptionalLong claimed = token == null ? OptionalLong.empty() : SaleTokens.claimedBuyerOf(token);
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        return admission.known(saleId(request), claimed.getAsLong())
                .map(verdict -> verdict == Verdict.SOLD_OUT ? Problem.OUT_OF_STOCK : Problem.SALE_NOT_OPEN);
    }

    /** Who gets no new ticket gives back what was taken for it. */
    private CompletableFuture<Verdict> verdict(Wish wish, String origin, Executor home, long begun) {
        if (Rehearsal.isMeantBy(wish.saleId())) { // nobody gets a token for it but who rehearses
            return rehearsal.admission().admit(wish, home);
        }
        if (!limits.takeTicket(origin)) {
            throw new ProblemException(Problem.TOO_MANY_REQUESTS);
        }
        return admission.admit(wish, home).whenComplete((verdict, unknown) -> {
            times.took(begun, verdict);
            if (verdict != Verdict.ADMITTED) {
                limits.giveTicketBack(origin);
            }
            if (verdict != null) {
                counted.count(verdict);
            }
        });
    }

    private long buyer(HttpServerRequest request, long saleId, String ticket) {
        String token = request.requestHeaders().get(TOKEN);
        return (token == null ? OptionalLong.empty() : tokens.buyerOf(token, saleId, ticket))
                .orElseThrow(() -> new ProblemException(Problem.WRONG_SALE_TOKEN));
    }

    private static long saleId(HttpServerRequest request) {
        try {
            return Long.parseLong(saleText(request.uri()));
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
    }

    /** A length that nobody announces has no end. */
    private static long bodyLength(HttpServerRequest request) {
        HttpHeaders headers = request.requestHeaders();
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        // the decoder has seen that it is a number
        if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING) || length != null && Long.parseLong(length) > BODY_BYTES_MAX) {
            throw new ProblemException(Problem.BODY_TOO_LARGE);
        }
        return length == null ? 0 : Long.parseLong(length);
    }

    private Mono<Wanted> body(HttpServerRequest request) {
        return request.receive().aggregate().asByteArray().map(bytes -> json.readValue(bytes, Wanted.class));
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response, Verdict verdict, Wish wish) {
        return switch (verdict) {
            case ADMITTED, ALREADY -> admitted(response, wish);
            case RETURNED -> refused(request, response, new ProblemException(Problem.TICKET_RETURNED));
            case OTHER_WISH -> refused(request, response, new ProblemException(Problem.IDEMPOTENCY_KEY_REUSED));
            case NOT_OPEN -> refused(request, response, new ProblemException(Problem.SALE_NOT_OPEN));
            case LIMIT -> refused(request, response, new ProblemException(Problem.LIMIT_PER_BUYER));
            case SOLD_OUT -> refused(request, response, new ProblemException(Problem.OUT_OF_STOCK));
            case BUSY, OTHER_EPOCH -> refused(request, response, new ProblemException(Problem.SHOP_BUSY));
        };
    }

    private static Mono<Void> admitted(HttpServerResponse response, Wish wish) {
        String body = "{\"ticket\":\"" + wish.ticket() + "\",\"state\":\"QUEUED\",\"reason\":\"\"}"; // a ticket needs no escapes
        response.status(202).header(HttpHeaderNames.LOCATION, "/api/sales/" + wish.saleId() + "/checkouts/" + wish.ticket());
        return send(response, "application/json", body.getBytes(StandardCharsets.US_ASCII));
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response, Throwable thrown) {
        ProblemException e = EncodedProblems.thrown(thrown);
        if (e.getCause() != null) {
            log.warn("POST {}: {}: {}", request.uri(), e.problem().slug(), e.getCause().toString());
        }
        return refused(request, response, e);
    }

    private Mono<Void> refused(HttpServerRequest request, HttpServerResponse response, ProblemException e) {
        String languages = request.requestHeaders().get(HttpHeaderNames.ACCEPT_LANGUAGE);
        Locale locale = languages == null ? Locale.ENGLISH : ShopLanguages.spoken(languages.split("[,;]", 2)[0].strip());
        if (e.problem().status() == 503 || e.problem() == Problem.TOO_MANY_REQUESTS) {
            response.header(HttpHeaderNames.RETRY_AFTER, Long.toString(SOON.toSeconds()));
        }
        response.status(e.problem().status()).header(HttpHeaderNames.CONTENT_LANGUAGE, locale.toLanguageTag());
        return send(response, "application/problem+json", problems.of(e, locale));
    }

    private static Mono<Void> send(HttpServerResponse response, String type, byte[] body) {
        response.responseHeaders().add(SAFE);
        response.header(HttpHeaderNames.CONTENT_TYPE, type)
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
        return response.send(Mono.just(Unpooled.wrappedBuffer(body))).then();
    }
}
