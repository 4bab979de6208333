package seckill.sale.hot;

import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import seckill.sale.SaleTokens;
import seckill.sale.gate.Rehearsal;

/**
 * Asks this gateway itself, over HTTP, for units of a sale that there is not, until what the first buyers of a real one would wait for
 * is loaded and compiled. Half of the requests get a ticket, the others hear that nothing is left.
 *
 * <p>Bounded in time whatever happens: a gateway that cannot warm up is ready all the same, and says why.
 */
public final class WarmUp implements ApplicationListener<WebServerInitializedEvent> {

    private static final byte[] BODY = "{\"quantity\":1,\"scenario\":\"buy-now\"}".getBytes(StandardCharsets.US_ASCII);

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

    private final Rehearsal rehearsal;
    private final SaleTokens tokens;
    private final WarmUpSettings settings;
    private final String address;
    private volatile long begunAt; // of System.nanoTime; 0 before the web server listens
    private volatile boolean ended;

    /** @param address at which the web server listens */
    public WarmUp(Rehearsal rehearsal, SaleTokens tokens, WarmUpSettings settings, String address) {
        this.rehearsal = rehearsal;
        this.tokens = tokens;
        this.settings = settings;
        this.address = address;
    }

    /** Whether it has ended, or its time is over. */
    public boolean isOver() {
        return ended || begunAt != 0 && System.nanoTime() - begunAt >= settings.atMost().toNanos();
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent listens) {
        if (listens.getApplicationContext().getServerNamespace() == null) { // it is not that of the management, if that has its own
            begin(listens.getWebServer().getPort());
        }
    }

    /** Begins, and returns at once. */
    public void begin(int port) {
        begunAt = System.nanoTime();
        Thread.ofPlatform().name("warm-up").daemon().start(() -> warmUp(port));
    }

    private void warmUp(int port) {
        try {
            if (settings.atMost().isPositive()) {
                rehearsal.open(settings.requests() / 2);
                try {
                    long answers = ask(port);
                    log.info("warmed up with {} requests in {} ms", answers, Duration.ofNanos(System.nanoTime() - begunAt).toMillis());
                } finally {
                    rehearsal.close();
                }
            }
        } catch (RuntimeException | UnknownHostException e) {
            log.warn("The first buyers will wait a little longer, for this gateway is not warmed up: {}", e.toString());
        } finally {
            ended = true;
        }
    }

    private long ask(int port) throws UnknownHostException {
        InetAddress listensAt = InetAddress.getByName(address);
        ConnectionProvider connections = ConnectionProvider.create("warm-up", settings.atOnce());
        try {
            HttpClient client = HttpClient.create(connections)
                    .host(listensAt.isAnyLocalAddress() ? InetAddress.getLoopbackAddress().getHostAddress() : listensAt.getHostAddress())
                    .port(port)
                    .responseTimeout(settings.atMost());
            Duration left = settings.atMost().minusNanos(System.nanoTime() - begunAt);
            return Flux.range(1, settings.requests())
                    .flatMap(buyer -> ask(client, buyer), settings.atOnce())
                    .take(left.isPositive() ? left : Duration.ZERO)
                    .count()
                    .blockOptional()
                    .orElse(0L);
        } finally {
            connections.dispose();
        }
    }

    private Mono<Integer> ask(HttpClient client, int buyer) {
        String ticket = "rehearsal-" + buyer;
        return client.headers(headers -> headers.add("Idempotency-Key", ticket)
                        .add(HotRoute.TOKEN, tokens.issue(rehearsal.saleId(), ticket, buyer).token())
                        .add("Content-Length", BODY.length))
                .post()
                .uri("/api/sales/" + rehearsal.saleId() + "/checkouts")
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(BODY)))
                .responseSingle((response, body) -> body.asByteArray().thenReturn(response.status().code()))
                .onErrorResume(e -> Mono.empty());
    }
}
