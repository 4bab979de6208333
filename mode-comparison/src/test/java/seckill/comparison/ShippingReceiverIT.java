package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import seckill.checkout.Checkout;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutRecords;
import seckill.checkout.CheckoutState;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Intent.OrderPayment;
import seckill.checkout.Participants;
import seckill.checkout.Scenarios;
import seckill.checkout.WithTheEnd;
import seckill.checkout.jdbc.JdbcCheckoutRecords;
import seckill.checkout.scenario.PayOrder;
import seckill.participant.Money;
import seckill.receiver.Parcels;
import seckill.receiver.ShippingReceiver;
import seckill.shipping.jdbc.JdbcShippingNotices;

/** The shop and the example receiver, each of which may be down while the other goes on. */
class ShippingReceiverIT {

    private static final long PRICE = 100;

    private static final int TRIES = 4;

    private static final int PORT = freePort();

    private static ShopUnderTest stack;
    private static Shop shop;
    private static Product product;

    @TempDir
    private Path dir;

    @BeforeAll
    static void the_shop_calls_a_receiver_that_is_not_there_yet() {
        stack = ShopUnderTest.start(Assembly.MONOLITH, "shipping", List.of(
                "-Dseckill.shipping.callback-url=http://127.0.0.1:" + PORT + "/shipping",
                "-Dseckill.shipping.tries-max=" + TRIES,
                "-Dseckill.shipping.first-gap=200ms",
                "-Dseckill.shipping.gap-factor=2",
                "-Dseckill.shipping.look-every=50ms"));
        shop = new Shop(stack, DeclaredModes.named("LOCAL"));
        product = shop.product(1_000, PRICE);
    }

    @AfterAll
    static void the_shop_closes() {
        if (stack != null) {
            stack.stop();
        }
    }

    @Test
    void the_receiver_is_down_and_orders_go_on_and_calls_end_and_it_reads_up_when_it_comes() throws IOException {
        Buyer buyer = shop.buyerWith(10 * PRICE);
        List<String> orders = List.of(Ids.key(), Ids.key(), Ids.key());
        orders.forEach(order -> assertThat(buyer.buys(1, product, order).isAccepted()).isTrue());

        orders.forEach(order -> await("the shop gives up to call").atMost(Shop.shortly())
                .until(() -> state(order).equals("GAVE_UP " + TRIES)));
        orders.forEach(order -> assertThat(shop.statusOf(order)).isEqualTo("PAID"));
        shop.everyInvariantHolds();
        assertThat(counts().path("GAVE_UP").asLong()).isGreaterThanOrEqualTo(3);
        assertThat(counts().path("WAITING").asLong()).isZero();

        Parcels parcels = new Parcels(dir);
        try (ShippingReceiver receiver = receiver(parcels)) {
            readUpTo(orders, receiver, parcels);
            List<String> once = parcels.shipped();
            receiver.readUp();
            assertThat(parcels.shipped()).isEqualTo(once).doesNotHaveDuplicates();
        }
        assertThat(parcels.shipped().stream().filter(it -> orders.contains(it.replace("/paid", ""))))
                .containsExactlyElementsOf(orders.stream().map(order -> order + "/paid").toList());
    }

    @Test
    void a_notice_that_comes_twice_ships_once_also_over_a_restart_of_the_receiver() throws Exception {
        Buyer buyer = shop.buyerWith(10 * PRICE);
        String order = Ids.key();
        Parcels parcels = new Parcels(dir);
        try (ShippingReceiver receiver = receiver(parcels)) {
            assertThat(receiver.port()).isEqualTo(PORT);
            assertThat(buyer.buys(1, product, order).isAccepted()).isTrue();
            await("the call comes").atMost(Shop.shortly()).until(() -> parcels.shipped().contains(order + "/paid"));
            await("it is delivered").until(() -> state(order).startsWith("DELIVERED"));
        }
        String body = "{\"eventId\":\"" + order + "/paid\",\"sequence\":1,\"orderId\":\"" + order
                + "\",\"occurredAt\":\"2026-11-11T00:00:00Z\"}";
        Parcels again = new Parcels(dir);
        try (ShippingReceiver receiver = receiver(again)) {
            for (int n = 0; n < 3; n++) {
                String now = now();
                assertThat(posted(receiver.port(), body, now, signed(now, body))).isEqualTo(204);
            }
            readUpTo(List.of(order), receiver, again);
        }
        assertThat(again.shipped().stream().filter((order + "/paid")::equals)).hasSize(1);
    }

    @Test
    void what_the_shop_has_not_signed_just_now_ships_nothing() throws Exception {
        String body = "{\"eventId\":\"forged/paid\",\"sequence\":1,\"orderId\":\"forged\",\"occurredAt\":\"2026-11-11T00:00:00Z\"}";
        String now = now();
        String old = Long.toString(Long.parseLong(now) - 301);
        Parcels parcels = new Parcels(dir);
        try (ShippingReceiver receiver = receiver(parcels)) {
            assertThat(posted(receiver.port(), body, now, "v1=" + "0".repeat(64))).isEqualTo(401);
            assertThat(posted(receiver.port(), body.replace("forged", "other"), now, signed(now, body))).isEqualTo(401);
            assertThat(posted(receiver.port(), body, Long.toString(Long.parseLong(now) + 1), signed(now, body))).isEqualTo(401);
            assertThat(posted(receiver.port(), body, old, signed(old, body))).as("stale").isEqualTo(401);
            assertThat(posted(receiver.port(), body, null, null)).isEqualTo(401);
            assertThat(parcels.shipped()).isEmpty();
            assertThat(posted(receiver.port(), body, now, signed(now, body))).as("the control").isEqualTo(204);
            assertThat(parcels.shipped()).containsExactly("forged/paid");
        }
    }

    @Test
    void who_does_not_know_the_secret_reads_no_notices() throws Exception {
        String path = "/api/shipping/notices?after=0&limit=10";
        String now = now();
        String old = Long.toString(Long.parseLong(now) - 301);

        assertThat(read(path, now, signed(now, "GET " + path))).as("the control").isEqualTo(200);
        assertThat(read(path, now, signed(now, "GET " + path.replace("10", "11")))).isEqualTo(401);
        assertThat(read(path, old, signed(old, "GET " + path))).isEqualTo(401);
        assertThat(read(path, null, null)).isEqualTo(401);
        String tooMany = "/api/shipping/notices?after=0&limit=501";
        assertThat(read(tooMany, now, signed(now, "GET " + tooMany))).isEqualTo(400);
        Buyer buyer = shop.buyerWith(PRICE);
        assertThat(Shop.sent(() -> buyer.http().get("/api/shipping/notices")).status()).isEqualTo(401);
        assertThat(Shop.sent(() -> buyer.http().get("/api/console/shipping")).status()).isEqualTo(403);
    }

    @Test
    void a_receiver_that_fails_is_called_again_with_growing_gaps() throws IOException {
        List<Instant> calls = new CopyOnWriteArrayList<>();
        String order = Ids.key();
        HttpServer failsTwice = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
        failsTwice.createContext("/shipping", exchange -> {
            try (exchange) {
                boolean ours = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).contains(order);
                if (ours) {
                    calls.add(Clock.systemUTC().instant());
                }
                exchange.sendResponseHeaders(ours && calls.size() < 3 ? 500 : 204, -1);
            }
        });
        failsTwice.start();
        Buyer buyer = shop.buyerWith(PRICE);
        Instant ordered = Clock.systemUTC().instant();
        try {
            assertThat(buyer.buys(1, product, order).isAccepted()).isTrue();
            await("the third call is taken").atMost(Shop.shortly()).until(() -> state(order).equals("DELIVERED 3"));
        } finally {
            failsTwice.stop(0);
        }
        assertThat(calls).hasSize(3);
        // a gap begins when the sender counts a try, and how long the call then takes nobody knows: both are since the order
        assertThat(Duration.between(ordered, calls.get(1))).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(Duration.between(ordered, calls.get(2))).isGreaterThanOrEqualTo(Duration.ofMillis(200 + 400));
    }

    /** The trap: the sender calls within the transaction, and whoever is down takes the order along. */
    @Test
    void a_sender_that_calls_in_the_transaction_loses_the_end_of_the_checkout_and_one_that_notes_does_not() {
        WithTheEnd calls = new WithTheEnd() {
            @Override
            public boolean concerns(CheckoutRecord ended) {
                return true;
            }

            @Override
            public void write(CheckoutRecord ended) {
                try {
                    posted(PORT, "{}", null, null);
                } catch (IOException | InterruptedException down) {
                    throw new IllegalStateException(down);
                }
            }
        };
        JdbcShippingNotices notices = new JdbcShippingNotices(JdbcClient.create(database()));
        WithTheEnd notes = new WithTheEnd() {
            @Override
            public boolean concerns(CheckoutRecord ended) {
                return true;
            }

            @Override
            public void write(CheckoutRecord ended) {
                notices.note(List.of(ended.orderId()));
            }
        };
        String wrong = Ids.key();
        String right = Ids.key();

        assertThatThrownBy(() -> beginAndEnd(wrong, calls)).isInstanceOf(IllegalStateException.class);
        beginAndEnd(right, notes);

        try {
            assertThat(stateOfCheckout(wrong)).isEqualTo("IN_FLIGHT");
            assertThat(stateOfCheckout(right)).isEqualTo("ACCEPTED");
            assertThat(state(right)).isNotEmpty();
        } finally {
            shop.tables().of("gateway").update("DELETE FROM checkout WHERE id IN (?, ?)", wrong, right);
            shop.tables().of("gateway").update("DELETE FROM shipping_notice WHERE order_id = ?", "order-of-" + right);
        }
    }

    private static void beginAndEnd(String id, WithTheEnd withTheEnd) {
        Clock clock = Clock.systemUTC();
        Scenarios scenarios = new Scenarios(List.of(new PayOrder(new Participants(null, null, null))));
        CheckoutRecords records = new JdbcCheckoutRecords(database(), scenarios, clock, List.of(withTheEnd));
        OrderPayment payment = new OrderPayment("order-of-" + id, new Money(PRICE, Shop.CURRENCY), 0);
        Checkout checkout = new Checkout(id, 1, "pay-order", "LOCAL", 1, clock.instant());
        records.begin(new CheckoutRecord(checkout, "", payment, CheckoutState.IN_FLIGHT, ""));
        records.end(new CheckoutRecord(checkout, "", payment, CheckoutState.ACCEPTED, ""));
    }

    private static MysqlDataSource database() {
        MysqlDataSource database = new MysqlDataSource();
        database.setUrl(stack.running().jdbcUrl("gateway"));
        database.setUser("monolith");
        database.setPassword(stack.secrets().databasePassword("monolith"));
        return database;
    }

    private static String stateOfCheckout(String id) {
        return shop.tables().of("gateway").column("SELECT state FROM checkout WHERE id = ?", id).getFirst();
    }

    /** A notice is in the list when nothing can appear before it any more: a second later. */
    private static void readUpTo(List<String> orders, ShippingReceiver receiver, Parcels parcels) {
        List<String> events = orders.stream().map(order -> order + "/paid").toList();
        await("it reads up").atMost(Shop.shortly()).until(() -> {
            receiver.readUp();
            return parcels.shipped().containsAll(events);
        });
    }

    private static ShippingReceiver receiver(Parcels parcels) throws IOException {
        return new ShippingReceiver(PORT, URI.create(shop.nobody().baseUrl()), secret(), parcels, Clock.systemUTC());
    }

    /** State and tries; empty when nothing is noted. */
    private static String state(String order) {
        return String.join("", shop.tables().of("gateway").column(
                "SELECT CONCAT(state, ' ', tries) FROM shipping_notice WHERE order_id IN (?, ?)", order, "order-of-" + order));
    }

    private static com.fasterxml.jackson.databind.JsonNode counts() {
        return Shop.sent(() -> stack.operator().get("/api/console/shipping")).expectSuccess().json();
    }

    private static String secret() {
        return stack.secrets().key("shipping-key");
    }

    private static String now() {
        return Long.toString(Clock.systemUTC().instant().getEpochSecond());
    }

    private static String signed(String timestamp, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret()), "HmacSHA256"));
        return "v1=" + HexFormat.of().formatHex(mac.doFinal((timestamp + "." + text).getBytes(StandardCharsets.UTF_8)));
    }

    private static int posted(int port, String body, String timestamp, String signature) throws IOException, InterruptedException {
        return status(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/shipping"))
                .POST(BodyPublishers.ofString(body)), timestamp, signature);
    }

    private static int read(String path, String timestamp, String signature) throws IOException, InterruptedException {
        return status(HttpRequest.newBuilder(URI.create(shop.nobody().baseUrl() + path)), timestamp, signature);
    }

    private static int status(HttpRequest.Builder request, String timestamp, String signature)
            throws IOException, InterruptedException {
        if (timestamp != null) {
            Map.of("Seckill-Timestamp", timestamp, "Seckill-Signature", signature).forEach(request::header);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
