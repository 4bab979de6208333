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
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees;
import seckill.checkout.Guarantees.Assembly;
import seckill.launcher.audit.AuditReport;

/**
 * Somebody who knows nothing of Seata changes a row between the two phases of an AT branch; then the branch has to be
 * rolled back. Upstream the transaction ends as RollbackFailed, and what is left of it is a row in {@code undo_log} and a
 * line in a log. Here it is listed, holds its locks, and an operator ends it in one of three ways.
 */
@WithStacks
class UpstreamDirtyWriteIT {

    private static final long PRICE = 3_000;

    private static final String SOLD_BY_HAND =
            "UPDATE stock_level SET available = available - 2, sold = sold + 2 WHERE sku = ?";
    private static final String DELIVERED =
            "UPDATE stock_level SET available = available + 3, allocated = allocated + 3 WHERE sku = ?";

    @Test
    void upstream_2848_restoring_the_image_undoes_the_dirty_write_too(Stacks stacks) throws Exception {
        try (Dirty dirty = Dirty.of(SOLD_BY_HAND, shop(stacks))) {
            dirty.showsAvailable("5", "4", "2");

            dirty.resolve("RESTORE_IMAGE", "nobody sells by hand").expectSuccess();

            dirty.isOver("RESTORE_IMAGE");
            assertThat(dirty.level()).as("allocated, available, sold").containsExactly(5L, 5L, 0L);
            dirty.isSoldAgain();
        }
    }

    @Test
    void upstream_1715_keeping_the_current_row_keeps_what_somebody_made_of_it(Stacks stacks) throws Exception {
        try (Dirty dirty = Dirty.of(DELIVERED, shop(stacks))) {
            dirty.showsAvailable("5", "4", "7");
            assertThat(dirty.resolve("RESTORE_IMAGE", "it would not add up").problem())
                    .as("the schema refuses an image that breaks an invariant")
                    .isEqualTo("not-resolved");
            assertThat(dirty.level()).as("nothing was changed").containsExactly(8L, 7L, 1L);
            dirty.write("UPDATE stock_level SET available = available + 1, sold = sold - 1 WHERE sku = ?");

            dirty.resolve("KEEP_CURRENT", "delivered; the unit of the dead checkout put back by hand").expectSuccess();

            dirty.isOver("KEEP_CURRENT");
            assertThat(dirty.level()).as("allocated, available, sold").containsExactly(8L, 8L, 0L);
        }
    }

    @Test
    void upstream_2848_trying_again_works_once_the_row_is_as_the_branch_left_it(Stacks stacks) throws Exception {
        try (Dirty dirty = Dirty.of(SOLD_BY_HAND, shop(stacks))) {
            assertThat(dirty.resolve("RETRY", "just looking").problem()).isEqualTo("not-resolved");
            dirty.write("UPDATE stock_level SET available = available + 2, sold = sold - 2 WHERE sku = ?");

            dirty.resolve("RETRY", "taken back").expectSuccess();

            dirty.isOver("RETRY");
            assertThat(dirty.level()).as("allocated, available, sold").containsExactly(5L, 5L, 0L);
        }
    }

    @Test
    void only_an_operator_with_a_reason_resolves(Stacks stacks) throws Exception {
        try (Dirty dirty = Dirty.of(SOLD_BY_HAND, shop(stacks))) {
            Http buyer = dirty.poor.http();
            assertThat(Shop.sent(() -> buyer.get("/api/console/stuck-branches")).status()).isEqualTo(403);
            assertThat(Shop.sent(() -> buyer.post(dirty.path(), Map.of("how", "KEEP_CURRENT", "reason", "mine"))).status())
                    .isEqualTo(403);
            assertThat(dirty.resolve("KEEP_CURRENT", " ").problem()).isEqualTo("invalid-reason");
            assertThat(dirty.resolve("FORGET", "no such way").problem()).isEqualTo("unknown-resolution");

            assertThat(dirty.stuck()).as("still stuck").isPresent();
            dirty.resolve("RESTORE_IMAGE", "the end of this spec").expectSuccess();
            dirty.isOver("RESTORE_IMAGE");
        }
    }

    private static Shop shop(Stacks stacks) {
        Guarantees at = DeclaredModes.all().stream().filter(it -> it.mode().equals("AT")).findFirst().orElseThrow();
        Shop shop = new Shop(stacks.running(Assembly.MODULES), at);
        shop.switchEveryScenario();
        return shop;
    }

    /** A checkout that was refused, and cannot be rolled back because somebody has changed its row in between. */
    private record Dirty(Shop shop, Product product, Buyer poor) implements AutoCloseable {

        static Dirty of(String write, Shop shop) throws Exception {
            Dirty dirty = new Dirty(shop, shop.product(5, PRICE), shop.buyerWith(PRICE - 1));
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
}
