package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import seckill.launcher.audit.AuditReport;

/** A checkout that was refused, and cannot be rolled back because somebody has changed its row in between. */
record DirtyWrite(Shop shop, Product product, Buyer poor) implements AutoCloseable {

    /** Two units were sold by somebody who asks for no lock. */
    static final String SOLD_BY_HAND = "UPDATE stock_level SET available = available - 2, sold = sold + 2 WHERE sku = ?";

    private static final long PRICE = 3_000;

    static DirtyWrite of(String write, Shop shop) throws Exception {
        DirtyWrite dirty = new DirtyWrite(shop, shop.product(5, PRICE), shop.buyerWith(PRICE - 1));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> refused;
            try (HeldRow _ = HeldRow.walletOf(dirty.poor, shop)) {
                refused = threads.submit(() -> dirty.poor.buys(dirty.product));
                await("AT has taken a unit and may put it back")
                        .atMost(Duration.ofSeconds(10))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> shop.sold(dirty.product) == 1);
                dirty.write(write);
            }
            assertThat(refused.get().problem()).isEqualTo("insufficient-balance");
        }
        await("the operator can see it").atMost(Duration.ofSeconds(30)).until(() -> dirty.stuck().isPresent());
        return dirty;
    }

    void showsAvailable(String... beforeAfterNow) {
        JsonNode branch = stuck().orElseThrow();
        assertThat(branch.path("participant").asText()).isEqualTo("stock");
        assertThat(branch.path("coordinator").asText()).isEqualTo("RollbackRetrying");
        JsonNode row = StreamSupport.stream(branch.path("rows").spliterator(), false)
                .filter(it -> it.path("dirty").asBoolean())
                .findFirst()
                .orElseThrow();
        assertThat(row.path("key").asText()).contains("sku=" + product.sku());
        JsonNode available = StreamSupport.stream(row.path("columns").spliterator(), false)
                .filter(it -> it.path("name").asText().equals("available"))
                .findFirst()
                .orElseThrow();
        assertThat(List.of(
                        available.path("before").asText(), available.path("after").asText(), available.path("now").asText()))
                .containsExactly(beforeAfterNow);
    }

    void write(String sql) {
        assertThat(shop.tables().of("stock").update(sql, product.sku())).isEqualTo(1);
    }

    /** When the spec has failed: the next one must not find this one's blockade. */
    @Override
    public void close() {
        if (stuck().isPresent()) {
            write("UPDATE stock_level SET available = allocated, sold = 0 WHERE sku = ?");
            resolve("KEEP_CURRENT", "the end of a spec that failed");
        }
    }

    Optional<JsonNode> stuck() {
        JsonNode all = Shop.sent(() -> shop.itself().operator().get("/api/console/stuck-branches"))
                .expectSuccess()
                .json();
        return StreamSupport.stream(all.spliterator(), false)
                .filter(it -> it.toString().contains("sku=" + product.sku()))
                .findFirst();
    }

    String path() {
        JsonNode branch = stuck().orElseThrow();
        return "/api/console/stuck-branches/" + branch.path("participant").asText() + "/" + branch.path("xid").asText()
                + "/" + branch.path("branchId").asText() + "/resolution";
    }

    Answer resolve(String how, String reason) {
        String path = path();
        return Shop.sent(() -> shop.itself().operator().post(path, Map.of("how", how, "reason", reason)));
    }

    List<Long> level() {
        return List.of(
                shop.tables().of("stock").number("SELECT allocated FROM stock_level WHERE sku = ?", product.sku()),
                shop.available(product),
                shop.sold(product));
    }

    /** Nothing is left of it but the audit trail. */
    void isOver(String how) {
        AuditReport report = shop.settled();
        assertThat(report.broken()).as(Shop.figures(report)).isEmpty();
        assertThat(stuck()).isEmpty();
        assertThat(shop.tables().of("stock").column(
                        "SELECT CONCAT(how, ' ', operator) FROM undo_resolution WHERE changed LIKE ?",
                        "%sku=" + product.sku() + "%"))
                .containsExactly(how + " operator");
    }

    /** No lock is left on the row. */
    void isSoldAgain() {
        shop.buyerWith(PRICE).buys(product).expectSuccess();
        shop.settled();
        assertThat(shop.sold(product)).isEqualTo(1);
    }
}
