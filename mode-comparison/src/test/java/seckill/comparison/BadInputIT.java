package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** Whatever is sent: a problem of its own type, and nothing is written anywhere. */
class BadInputIT {

    private static final long PRICE = 1_000;
    private static final String CHECKOUTS = "/api/checkouts";

    @EveryMode
    void what_cannot_be_bought_is_refused_before_anything_is_written(Shop shop) {
        Product product = shop.product(5, PRICE);
        Product unknown = new Product(Ids.number(), Product.SHELF, PRICE);
        Product saleOfAnother = new Product(product.sku(), shop.openSale(5, PRICE, 5).saleId(), PRICE);
        Buyer buyer = shop.buyerWith(10_000);

        nothingIsWritten(shop, () -> {
            assertThat(buyer.buys(unknown).problem()).isEqualTo("unknown-product");
            assertThat(buyer.buys(saleOfAnother).problem()).isEqualTo("unknown-product");
            for (Object quantity : List.of(0, -1, 1_001, 2_147_483_648L, 9e18, 1.5, "one", "")) {
                assertThat(buyer.buys(quantity, product, Ids.key()).problem())
                        .as("quantity %s", quantity)
                        .isEqualTo("invalid-quantity");
            }
        });
    }

    @EveryMode
    void what_is_no_request_is_refused_before_anything_is_written(Shop shop) {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(10_000);
        Map<String, Object> line = product.line(1);
        String tooLong = "{\"scenario\":\"buy-now\",\"lines\":[" + " ".repeat(16 * 1024) + "]}";

        nothingIsWritten(shop, () -> {
            assertThat(posted(buyer, "{\"scenario\":").problem()).isEqualTo("malformed-json");
            assertThat(posted(buyer, tooLong).problem()).isEqualTo("body-too-large");
            assertThat(posted(buyer, Map.of("scenario", "buy-now", "lines", List.of())).problem())
                    .isEqualTo("invalid-lines");
            assertThat(posted(buyer, Map.of("scenario", "steal", "lines", List.of(line))).problem())
                    .isEqualTo("unknown-scenario");
            assertThat(posted(buyer, Map.of("scenario", "buy-now", "lines", List.of(line), "price", 1)).problem())
                    .isEqualTo("unknown-field");
            assertThat(posted(buyer, Map.of(
                            "scenario", "buy-now",
                            "lines", List.of(Map.of("sku", product.sku(), "quantity", 1, "unitPrice", 1))))
                    .problem()).isEqualTo("unknown-field");
            assertThat(buyer.buys(1, product, "short").problem()).isEqualTo("invalid-idempotency-key");
            assertThat(buyer.buys(1, product, "not;a;key;at;all").problem()).isEqualTo("invalid-idempotency-key");
        });
    }

    @EveryMode
    void who_is_not_signed_in_buys_nothing(Shop shop) {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(10_000);
        Buyer expired = shop.afterTheSessionExpired(buyer);
        Buyer nobody = new Buyer(0, "", shop.nobody());
        Buyer forger = new Buyer(buyer.id(), buyer.login(), shop.nobody().as(buyer.http().token() + "x"));

        nothingIsWritten(shop, () -> {
            assertThat(expired.buys(product).problem()).isEqualTo("session-expired");
            assertThat(nobody.buys(product).problem()).isEqualTo("not-signed-in");
            assertThat(forger.buys(product).problem()).isEqualTo("not-signed-in");
        });
    }

    @EveryMode
    void a_sale_that_is_not_open_is_refused_before_anything_is_written(Shop shop) {
        Product tomorrow = shop.saleOfTomorrow(5, PRICE);
        Buyer buyer = shop.buyerWith(10_000);

        nothingIsWritten(shop, () -> assertThat(buyer.buys(tomorrow).problem()).isEqualTo("sale-not-open"));
    }

    @EveryMode
    void an_order_that_is_not_there_is_not_given_up_and_nothing_is_written(Shop shop) {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(10_000);
        Buyer other = shop.buyerWith(10_000);
        String order = Ids.key();
        buyer.orders(product, order).expectSuccess();

        nothingIsWritten(shop, () -> {
            for (String orderId : List.of(order, Ids.key(), "x", "..%2f..", "%27%20OR%201%3D1")) {
                assertThat(other.cancels(orderId, Ids.key()).status()).as(orderId).isBetween(400, 404);
                assertThat(other.refunds(orderId, Ids.key()).status()).as(orderId).isBetween(400, 404);
            }
            assertThat(buyer.cancels(order, "short").problem()).isEqualTo("invalid-idempotency-key");
            assertThat(buyer.refunds(order, "").problem()).isEqualTo("invalid-idempotency-key");
            assertThat(buyer.cancels(order, order).problem()).isEqualTo("idempotency-key-reused");
        });
    }

    /** The control: a purchase does change what is compared. */
    @EveryMode
    void a_purchase_is_written(Shop shop) {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(10_000);
        Map<String, Long> before = shop.tables().rows();

        buyer.buys(product).expectSuccess();

        shop.settled();
        assertThat(shop.tables().rows()).isNotEqualTo(before);
    }

    private static void nothingIsWritten(Shop shop, Runnable attempts) {
        shop.settled(); // what earlier specs left to be deleted is gone
        Map<String, Long> before = shop.tables().rows();
        attempts.run();
        assertThat(shop.tables().rows()).isEqualTo(before);
    }

    private static Answer posted(Buyer buyer, String text) {
        return Shop.sent(() -> buyer.http().postText(CHECKOUTS, text, Ids.key()));
    }

    private static Answer posted(Buyer buyer, Object body) {
        return Shop.sent(() -> buyer.http().post(CHECKOUTS, body, Ids.key()));
    }
}
