package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees.Assembly;

/**
 * Today's shop takes up what the last release has left: orders in every state, and checkouts amid which it was killed.
 *
 * <p>A release writes what it leaves by {@code -Drelease.data=FOLDER}, with its own programs; later ones read it.
 */
class ReleasedDataIT {

    private static final String WRITE_TO = System.getProperty("release.data", "");

    private static final long PRICE = 1_500;
    private static final long MONEY = 20_000;
    private static final int UNITS = 8;

    /** Data that waits for years is still to be paid. */
    private static final Duration FAR_AWAY = Duration.ofDays(36_500);

    @Test
    void what_the_last_release_left_is_finished_paid_cancelled_and_refunded() throws Exception {
        if (!WRITE_TO.isEmpty()) {
            write(Path.of(WRITE_TO));
            return;
        }
        ReleasedData left = ReleasedData.last();
        ShopUnderTest itself = ShopUnderTest.restored(left.folder(), "released");
        try {
            Shop shop = new Shop(itself, DeclaredModes.named("AT"));
            assertThat(migrationsSince(shop)).as("a migration that is not tried shows nothing").isNotEmpty();
            List.of("amid-1", "amid-2", "amid-3").forEach(amid ->
                    await(amid).atMost(Duration.ofSeconds(60)).until(() -> !stateOf(shop, left.named(amid)).equals("IN_FLIGHT")));
            assertThat(List.of("amid-1", "amid-2", "amid-3")).allSatisfy(amid ->
                    assertThat(stateOf(shop, left.named(amid))).isEqualTo("ACCEPTED"));
            await("long overdue").atMost(Duration.ofSeconds(60)).until(() -> shop.statusOf(left.named("overdue")).equals("CANCELLED"));
            shop.everyInvariantHolds();
            assertThat(CommandLine.of(shop, "trail", "--verify")).contains("intact");

            Buyer buyer = Buyer.signIn(shop.nobody(), left.named("buyer"));
            assertThat(shop.statusOf(left.named("cancelled"))).isEqualTo("CANCELLED");
            assertThat(shop.statusOf(left.named("refunded"))).isEqualTo("REFUNDED");
            assertThat(buyer.refunds(left.named("paid"), Ids.key()).isAccepted()).isTrue();
            assertThat(buyer.pays(left.named("pending-1"), Ids.key()).isAccepted()).isTrue();
            assertThat(buyer.cancels(left.named("pending-2"), Ids.key()).isAccepted()).isTrue();
            assertThat(buyer.pays(left.named("amid-1"), Ids.key()).isAccepted()).isTrue();
            Product product = new Product(Long.parseLong(left.named("sku")), Product.SHELF, PRICE);
            assertThat(buyer.buys(product).isAccepted()).isTrue();
            String again = left.named("paid");
            assertThat(buyer.buys(1, product, again).status()).as("the same answer again").isEqualTo(201);
            shop.everyInvariantHolds();
        } finally {
            itself.stop();
        }
    }

    private static String stateOf(Shop shop, String checkout) {
        return shop.tables().of("gateway").column("SELECT state FROM checkout WHERE id = ?", checkout).getFirst();
    }

    private static List<String> migrationsSince(Shop shop) {
        return shop.tables().of("gateway").column("SELECT version FROM flyway_gateway WHERE installed_on > UTC_TIMESTAMP() - INTERVAL 1 HOUR");
    }

    private static void write(Path folder) throws Exception {
        ShopUnderTest itself = ShopUnderTest.start(Assembly.MODULES, "released");
        try {
            Map<String, String> names = new TreeMap<>();
            Shop shop = Shop.inTheFirstMode(itself);
            Product product = shop.product(100, PRICE);
            Buyer buyer = shop.buyerWith(MONEY);
            names.put("buyer", buyer.login());
            names.put("sku", Long.toString(product.sku()));
            for (String mode : List.of("AT", "XA", "TCC", "SAGA", "MQ_TX", "OUTBOX", "REDIS_MSG")) {
                shop.switchScenario("buy-now", mode);
                shop.switchScenario("place-order", mode);
                names.put("paid", bought(buyer, product));
                names.put("overdue", ordered(buyer, product));
            }
            for (String pending : List.of("pending-1", "pending-2")) {
                names.put(pending, ordered(buyer, product));
                shop.tables().deadline(names.get(pending), FAR_AWAY);
            }
            names.put("cancelled", ordered(buyer, product));
            buyer.cancels(names.get("cancelled"), Ids.key()).expectSuccess();
            names.put("refunded", bought(buyer, product));
            buyer.refunds(names.get("refunded"), Ids.key()).expectSuccess();
            OperatedSale sale = OperatedSale.opened(shop, shop.product(UNITS, PRICE), UNITS);
            sale.askedByEach(shop.buyersWith(UNITS / 2, PRICE));
            sale.settles();
            names.put("sale", Long.toString(sale.id()));
            shop.everyInvariantHolds();

            shop.switchScenario("place-order", "OUTBOX");
            itself.kill("rocketmq");
            for (String amid : List.of("amid-1", "amid-2", "amid-3")) {
                names.put(amid, Ids.key());
                Map<String, Object> body = Map.of("scenario", "place-order", "lines", List.of(product.line(1)));
                assertThat(buyer.http().post("/api/checkouts", body, names.get(amid)).status()).isEqualTo(202);
            }
            shop.tables().deadline(names.get("amid-1"), FAR_AWAY);
            List.of("gateway", "stock", "order", "payment").forEach(itself::kill);
            ReleasedData.write(itself, folder, names);
        } finally {
            itself.stop();
        }
    }

    private static String bought(Buyer buyer, Product product) throws IOException {
        String key = Ids.key();
        assertThat(buyer.buys(1, product, key).isAccepted()).isTrue();
        return key;
    }

    private static String ordered(Buyer buyer, Product product) {
        String key = Ids.key();
        assertThat(buyer.orders(product, key).isAccepted()).isTrue();
        return key;
    }
}
