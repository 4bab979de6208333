package seckill.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the shop's callbacks at {@code /shipping} on loopback. It answers 204 when the notice is on its disk, whether it is new or
 * not, and 401 when the shop has not signed it just now.
 *
 * <p>{@code java … seckill.receiver.ShippingReceiver PORT SHOP DIR}, and the secret in the environment as
 * {@code SHIPPING_SECRET}.
 */
public final class ShippingReceiver implements AutoCloseable {

    /** A notice has some two hundred bytes. */
    private static final int BODY_MAX = 4_096;

    /** How long an order may lie about that no callback has brought. */
    private static final long READ_UP_EVERY_SECONDS = 60;

    private static final int NOTED = 204;
    private static final int MALFORMED = 400;
    private static final int NOT_OF_THE_SHOP = 401;
    private static final int FAILED = 500;

    private final SharedSecret secret;
    private final Parcels parcels;
    private final ReadUp readUp;
    private final JsonMapper json = new JsonMapper();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** @param shop its base URL */
    public ShippingReceiver(int port, URI shop, String secret, Parcels parcels, Clock clock) throws IOException {
        this.secret = new SharedSecret(secret, clock);
        this.parcels = parcels;
        this.readUp = new ReadUp(shop, this.secret, parcels);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/shipping", this::answer);
        server.start();
    }

    public static void main(String[] args) throws IOException {
        ShippingReceiver receiver = new ShippingReceiver(
                Integer.parseInt(args[0]), URI.create(args[1]), System.getenv("SHIPPING_SECRET"),
                new Parcels(Path.of(args[2])), Clock.systemUTC());
        ScheduledExecutorService now = Executors.newSingleThreadScheduledExecutor();
        now.scheduleWithFixedDelay(receiver::readUpIfThereIsAShop, 0, READ_UP_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void readUpIfThereIsAShop() {
        try {
            readUp();
        } catch (IOException away) {
            System.getLogger("receiver").log(System.Logger.Level.WARNING, "the shop cannot be read: {0}", away.toString());
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Reads what no callback has brought. */
    public void readUp() throws IOException {
        try {
            readUp.toTheEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(take(exchange), -1);
        }
    }

    private int take(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(BODY_MAX);
        String body = new String(bytes, StandardCharsets.UTF_8);
        String timestamp = exchange.getRequestHeaders().getFirst(SharedSecret.TIMESTAMP);
        String signature = exchange.getRequestHeaders().getFirst(SharedSecret.SIGNATURE);
        if (!secret.isOfTheShop(timestamp, signature, body)) {
            return NOT_OF_THE_SHOP;
        }
        try {
            parcels.ship(json.readValue(body, Notice.class));
            return NOTED;
        } catch (JacksonException e) {
            return MALFORMED;
        } catch (RuntimeException e) {
            return FAILED; // it was not noted, so the shop shall call again
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
