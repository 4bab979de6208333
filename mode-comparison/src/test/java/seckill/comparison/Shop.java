package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import seckill.checkout.Guarantees;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Guarantees.Atomicity;
import seckill.checkout.Guarantees.Settlement;
import seckill.launcher.audit.AuditReport;

/** A running shop in which every scenario has one mode: the words in which the specs are written. */
final class Shop {

    static final String CURRENCY = "CNY";

    /** An undo that meets a busy machine; twice the longest timeout of a checkout (I12). */
    private static final Duration SHORTLY = Duration.ofSeconds(30);

    private final ShopUnderTest shop;
    private final Guarantees mode;
    private final Tables tables;

    Shop(ShopUnderTest shop, Guarantees mode) {
        this.shop = shop;
        this.mode = mode;
        this.tables = new Tables(shop);
    }

    /** For facts that have nothing to do with modes: everything runs, and each scenario has a mode that keeps atomicity. */
    static Shop inTheFirstMode(ShopUnderTest running) {
        Shop shop = new Shop(running, DeclaredModes.keepingAtomicity(running.assembly()).getFirst());
        running.up();
        shop.switchEveryScenario();
        return shop;
    }

    // who and what

    Buyer buyerWith(long moneyMinor) {
        return Buyer.register(nobody()).with(moneyMinor);
    }

    /** Has a wallet with nothing in it. */
    Buyer buyerWithoutMoney() {
        return Buyer.register(nobody());
    }

    List<Buyer> buyersWith(int count, long moneyMinor) {
        return new Crowd(shop).of(count, moneyMinor);
    }

    /** The same buyer with a session that has expired. */
    Buyer afterTheSessionExpired(Buyer buyer) {
        return new Crowd(shop).withExpiredSession(buyer);
    }

    Http nobody() {
        return new Http(shop.running().baseUrl(), "");
    }

    Product product(int units, long priceMinor) {
        return tables.product(units, priceMinor);
    }

    Product openSale(int units, long priceMinor, int limitPerBuyer) {
        return tables.sale(units, priceMinor, limitPerBuyer, -1, 1);
    }

    Product saleOfTomorrow(int units, long priceMinor) {
        return tables.sale(units, priceMinor, units, 24, 25);
    }

    // what is where

    long available(Product product) {
        return level(product, "available");
    }

    long reserved(Product product) {
        return level(product, "reserved");
    }

    long sold(Product product) {
        return level(product, "sold");
    }

    private long level(Product product, String column) {
        return tables.of("stock").number(
                "SELECT " + column + " FROM stock_level WHERE sku = ? AND sale_id = ?", product.sku(), product.saleId());
    }

    /** The state of the order in the database; empty when there is none. */
    String statusOf(String orderId) {
        return tables.of("orders").column("SELECT status FROM orders WHERE id = ?", orderId).stream()
                .findFirst()
                .orElse("");
    }

    long ordersOf(Product product) {
        return tables.of("orders").number(
                "SELECT COUNT(DISTINCT order_id) FROM order_line WHERE sku = ? AND sale_id = ?",
                product.sku(), product.saleId());
    }

    Tables tables() {
        return tables;
    }

    ShopUnderTest itself() {
        return shop;
    }

    // its mode

    Guarantees mode() {
        return mode;
    }

    boolean promisesAllOrNothing() {
        return mode.atomicity() == Atomicity.ALL_OR_NOTHING;
    }

    /** Gives every scenario the mode, as somebody does who has many to switch, and waits until the shop says so. */
    void switchEveryScenario() {
        List<JsonNode> others = scenarios(shop.operator()).valueStream()
                .filter(scenario -> !scenario.path("mode").asText().equals(mode.mode()))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        if (shop.assembly() == Assembly.MODULES) {
            shop.nacos().write(scenarios(shop.operator()).valueStream()
                    .map(scenario -> scenario.path("scenario").asText() + "=" + mode.mode() + "\n")
                    .collect(Collectors.joining()));
        } else {
            others.forEach(scenario -> switches(scenario.path("scenario").asText(), mode.mode(), "the next spec"));
        }
        inMode(mode.mode(), scenario -> true);
    }

    /** Switches one scenario, as an operator does. */
    void switches(String scenario, String mode, String reason) {
        String path = "/api/console/scenarios/" + scenario + "/mode";
        sent(() -> shop.operator().put(path, Map.of("mode", mode, "reason", reason))).expectSuccess();
    }

    /** Gives one scenario another mode than the rest, and waits until the shop says so. */
    void switchScenario(String scenario, String mode) {
        switches(scenario, mode, "this spec");
        inMode(mode, scenario::equals);
    }

    private void inMode(String mode, Predicate<String> which) {
        await("in mode " + mode).atMost(Duration.ofSeconds(5)).pollInterval(Duration.ofMillis(20)).until(() ->
                scenarios(shop.operator()).valueStream()
                        .filter(scenario -> which.test(scenario.path("scenario").asText()))
                        .allMatch(scenario -> scenario.path("mode").asText().equals(mode)));
    }

    private static JsonNode scenarios(Http operator) {
        return sent(() -> operator.get("/api/console/scenarios")).expectSuccess().json();
    }

    // whether it is as it should be

    /** What the audit says when the shop has settled: at once, or shortly after, as the mode declares. */
    AuditReport settled() {
        AuditReport report = shop.audit(mode.settlement() == Settlement.WITH_THE_ANSWER ? Duration.ZERO : SHORTLY);
        assertThat(report.atRest()).as("at rest, as %s declares: %s", mode.mode(), figures(report)).isTrue();
        return report;
    }

    void everyInvariantHolds() {
        AuditReport report = settled();
        assertThat(report.broken()).as("broken invariants: %s", figures(report)).isEmpty();
    }

    static String figures(AuditReport report) {
        return report.verdicts().stream()
                .filter(verdict -> !verdict.ok())
                .map(verdict -> "%n%s %s%n  %s".formatted(verdict.id(), verdict.figures(), verdict.violations()))
                .collect(Collectors.joining());
    }

    /** Waits for a question about the shop; for what a mode settles shortly after its answer. */
    static Duration shortly() {
        return SHORTLY;
    }

    static Answer sent(Request request) {
        try {
            return request.send();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something that is sent over HTTP. */
    interface Request {
        Answer send() throws IOException;
    }

    /** All ids of the commands which a checkout left at the participants, with the XID of each. */
    List<String> xidsOf(String checkout) {
        return Tables.PARTICIPANTS.stream()
                .flatMap(owner -> tables.of(owner)
                        .column("SELECT xid FROM " + commandTable(owner) + " WHERE id LIKE ?", checkout + "/%")
                        .stream())
                .toList();
    }

    private static String commandTable(String owner) {
        return owner.equals("orders") ? "order_command" : owner + "_command";
    }
}
