package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees.Assembly;
import seckill.launcher.Stack;

/** The operator's console as its operator uses it, in a real browser. */
@WithStacks
class ConsoleIT {

    private static final long PRICE = 1_000;

    /** Where the pictures of the pages go, for whoever wants to judge them. */
    private static final Path PICTURES = Repository.root().resolve("mode-comparison/target/console");

    @Test
    void a_sale_is_run_from_the_console_and_its_mode_is_switched_while_buyers_buy(Stacks stacks) throws Exception {
        Shop shop = shop(stacks, "AT");
        Product shelf = shop.product(60, PRICE);
        OperatedSale sale = OperatedSale.of(shelf, shop.itself().operator());
        List<Buyer> buyers = shop.buyersWith(50, PRICE);
        try (Browser browser = signedIn(shop)) {
            plan(browser, shop, sale, shelf);
            browser.types("input[name=units]", "40");
            browser.clicks("#allocate");
            browser.seesText("#allocated", "40");

            browser.clicks("#dry-run");
            browser.seesText("#would-have", "40");
            assertThat(Shop.sent(() -> sale.operator().get("/api/console/sales/" + sale.id() + "/gate")).status()).as("nothing was built").isEqualTo(404);
            reason(browser, "#preview form", "it opens soon");
            browser.clicks("#open-gate");
            browser.seesText("#gate", "40 left");

            List<String> tickets = boughtWhile(sale, buyers, () -> {
                browser.opens(base(shop) + "/console");
                reason(browser, "#scenario-buy-now", "busier than expected");
                browser.runs("document.querySelector('#scenario-buy-now select').value = 'TCC'");
                browser.clicks("#scenario-buy-now button");
                browser.seesText("#scenario-buy-now h2 .mode", "TCC");
                browser.seesText("#switches tbody tr", "busier than expected");
            });

            sale.settles();
            assertThat(tickets).as("no more than there are").hasSizeLessThanOrEqualTo(40);
            assertThat(modesOf(shop, tickets)).as("each in the mode in which it began").containsExactly("AT", "TCC");
            pauseResumeEnd(browser, shop, sale);
            shop.everyInvariantHolds();
            everythingIsInTheTrail(browser, shop, sale);
            theLifeOf(tickets.getFirst(), browser, shop);
            assertThat(browser.console()).as("what the browser says").noneMatch(ConsoleIT::isComplaint);
        }
    }

    @Test
    void a_dirty_write_is_resolved_in_three_clicks(Stacks stacks) throws Exception {
        Shop shop = shop(stacks, "AT");
        try (DirtyWrite dirty = DirtyWrite.of(DirtyWrite.SOLD_BY_HAND, shop); Browser browser = signedIn(shop)) {
            browser.opens(base(shop) + "/console");

            browser.clicks(".console-nav a[href='/console/stuck']"); // one
            browser.seesText(".stuck .rowhead", "sku=" + dirty.product().sku());
            looksGood(browser, "stuck");
            browser.clicks("details[data-how=RETRY] summary");
            browser.seesText("details[data-how=RETRY] .wrong-now", "Not now");
            browser.opens(base(shop) + "/console/stuck"); // a look at what is not open does not count
            browser.clicks("details[data-how=RESTORE_IMAGE] summary"); // two
            browser.seesText("details[data-how=RESTORE_IMAGE] .writes", "2 → 5");
            reason(browser, "details[data-how=RESTORE_IMAGE]", "nobody sells by hand");
            browser.clicks("details[data-how=RESTORE_IMAGE] button"); // three

            browser.seesNo(".stuck");
            dirty.isOver("RESTORE_IMAGE");
            assertThat(dirty.level()).as("allocated, available, sold").containsExactly(5L, 5L, 0L);
        }
    }

    @Test
    void a_dead_letter_is_viewed_and_decided_for_a_reason(Stacks stacks) throws Exception {
        Shop shop = shop(stacks, "TCC");
        String id = Ids.key().substring(0, 30);
        shop.tables().of("payment").update(
                "INSERT INTO dead_letter (id, consumer, letter_id, topic, order_key, body, attempts, reason, parked_at)"
                        + " VALUES (?, 'seckill-payment', ?, 'seckill-stops-payment', ?, '{\"amount\": 1}', 12, 'it was sick', UTC_TIMESTAMP(6))",
                id, "letter-" + id, id);
        try (Browser browser = signedIn(shop)) {
            browser.opens(base(shop) + "/console/dead-letters");
            String letter = "article[data-letter='" + id + "']";
            browser.seesText(letter, "it was sick");
            looksGood(browser, "dead-letters");
            browser.clicks(letter + " summary");
            browser.seesText(letter + " pre", "amount");
            reason(browser, letter, "nobody waits for it");
            browser.clicks(letter + " button[value=drop]");
            browser.seesNo(letter);
        }
        assertThat(shop.tables().of("payment").column("SELECT CONCAT(decision, ' ', operator, ' ', why) FROM dead_letter WHERE id = ?", id))
                .containsExactly("DROP operator nobody waits for it");
    }

    @Test
    void a_discrepancy_is_explained_and_repaired_for_a_reason(Stacks stacks) throws Exception {
        Shop shop = shop(stacks, "AT");
        Damage damage = new Damage(shop);
        damage.aBuyerPaysTwice();
        String order = damage.planted().getFirst().subject();
        Books books = new Books(shop);
        await("it is found").atMost(Shop.shortly()).until(() -> !books.open(order::equals).isEmpty());
        String found = "article[data-subject='" + order + "']";
        try (Browser browser = signedIn(shop)) {
            browser.clicks(".console-nav a[href='/console/reconciliation']");
            browser.seesText(found, "The buyer has paid more than the order costs");
            looksGood(browser, "reconciliation");
            reason(browser, found, "charged twice");
            browser.clicks(found + " button");
            browser.seesText("#ended", order);
            browser.seesNo(found);
            browser.opens(base(shop) + "/console/orders/" + order);
            browser.seesText("#timeline", "charged twice");
            browser.speaks("zh-CN", base(shop));
            browser.opens(base(shop) + "/console/reconciliation");
            browser.seesText("#ended", "买家支付的金额超过订单价格");
        }
        shop.everyInvariantHolds();
    }

    @Test
    void live_numbers_move_while_buyers_buy(Stacks stacks) throws Exception {
        Shop shop = shop(stacks, "TCC");
        try (Browser browser = signedIn(shop)) {
            browser.opens(base(shop) + "/console/live");
            browser.seesText("#processes", "stock");
            Product product = shop.product(5, PRICE);
            shop.buyerWith(PRICE).buys(product).expectSuccess();

            browser.seesText("#transactions", "TCC");
            browser.seesText("#rates tbody td.number", ".");
            await("charts are drawn").atMost(Duration.ofSeconds(10)).until(() -> drawn(browser) > 0);
            looksGood(browser, "live");
            assertThat(browser.console()).as("what the browser says").noneMatch(ConsoleIT::isComplaint);
        }
    }

    @Test
    void what_makes_no_sense_is_said_on_the_page(Stacks stacks) throws Exception {
        Shop shop = shop(stacks, "TCC");
        OperatedSale sale = OperatedSale.opened(shop, shop.product(5, PRICE), 5);
        try (Browser browser = signedIn(shop)) {
            browser.opens(base(shop) + "/console/sales/" + sale.id());
            browser.types("input[name=units]", "6");
            browser.clicks("#allocate");
            browser.seesText("[data-state=refused]", "Sold out");
            assertThat(browser.sees("#allocated").getText()).isEqualTo("5");
            browser.opens(base(shop) + "/console/sales/4711004711");
            browser.seesText("main", "No such sale");
            browser.opens(base(shop) + "/console/orders/nobody-knows-this-one");
            browser.seesText("main", "No such order");
            browser.speaks("zh-CN", base(shop));
            browser.opens(base(shop) + "/console/sales/" + sale.id());
            browser.seesText(".console-nav", "审计记录");
            browser.seesText("main", "预热");
        }
    }

    /** The control: what axe is to find, it finds, and a page that is too wide is too wide. */
    @Test
    void a_barrier_on_a_page_is_noticed(Stacks stacks) throws Exception {
        Shop shop = shop(stacks, "TCC");
        try (Browser browser = signedIn(shop)) {
            browser.opens(base(shop) + "/console/trail");
            browser.runs("const bad = document.createElement('input'); bad.name = 'nameless'; bad.size = 400; document.querySelector('main').append(bad)");
            assertThat(browser.barriers()).anyMatch(it -> it.contains("nameless"));
            assertThat(browser.scrollsSideways()).isPositive();
        }
    }

    private static void plan(Browser browser, Shop shop, OperatedSale sale, Product shelf) throws IOException {
        LocalDateTime now = LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        browser.opens(base(shop) + "/console/sales");
        looksGood(browser, "sales");
        browser.clicks("#plan");
        browser.types("input[name=saleId]", Long.toString(sale.id()));
        browser.types("input[name=sku]", Long.toString(shelf.sku()));
        browser.types("input[name=titleEn]", "Sale from the console");
        browser.types("input[name=titleZh]", "控制台活动");
        browser.types("input[name=price]", "5.00");
        browser.runs("document.querySelector('input[name=opensAt]').value = '" + now.minusMinutes(1) + "';"
                + "document.querySelector('input[name=closesAt]').value = '" + now.plusHours(1) + "'");
        browser.clicks("form[action='/console/sales'] button");
        browser.sees("#phase[data-phase=open]");
    }

    private static void pauseResumeEnd(Browser browser, Shop shop, OperatedSale sale) throws IOException {
        browser.opens(base(shop) + "/console/sales/" + sale.id());
        looksGood(browser, "sale");
        reason(browser, "form[action$='/pause']", "a complaint");
        browser.clicks("#pause");
        browser.sees("#phase[data-phase=paused]");
        browser.clicks("#resume");
        browser.sees("#phase[data-phase=open]");
        browser.clicks("#end");
        reason(browser, "form[action$='/end']", "that was it");
        browser.clicks("#end-sure");
        browser.sees("#phase[data-phase=ended]");
    }

    private static void everythingIsInTheTrail(Browser browser, Shop shop, OperatedSale sale) throws IOException {
        browser.opens(base(shop) + "/console/trail?subject=sale/" + sale.id());
        for (String deed : List.of("sale.plan", "sale.allocate", "sale.open-gate", "sale.pause", "sale.resume", "sale.end")) {
            browser.seesText("#entries tbody", deed);
        }
        browser.seesText("#entries tbody", "that was it");
        browser.clicks("#verify");
        browser.seesText("#intact", "Intact");
        looksGood(browser, "trail");
    }

    private static void theLifeOf(String order, Browser browser, Shop shop) throws IOException {
        browser.opens(base(shop) + "/console/orders");
        browser.types("input[name=id]", order);
        browser.clicks("form[action='/console/orders'] button");
        browser.seesText("#timeline", "Ticket at the gate");
        browser.seesText("#timeline", "Movement of money");
        browser.seesNo("#silent");
        looksGood(browser, "order");
        browser.opens(base(shop) + "/console");
        looksGood(browser, "modes");
    }

    /** The tickets that buyers got who asked for one, some before and some after that was done. */
    private static List<String> boughtWhile(OperatedSale sale, List<Buyer> buyers, Runnable done) throws Exception {
        AtomicBoolean isDone = new AtomicBoolean();
        List<String> tickets = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> asking = threads.submit(() -> {
                int before = buyers.size() / 2;
                for (int i = 0; i < buyers.size(); i++) {
                    if (i == before) {
                        await().atMost(Duration.ofSeconds(30)).until(isDone::get);
                    }
                    String key = Ids.key();
                    if (sale.asked(buyers.get(i), key).isSuccess()) {
                        tickets.add(key);
                    }
                }
            });
            done.run();
            isDone.set(true);
            asking.get();
        }
        return tickets;
    }

    private static List<String> modesOf(Shop shop, List<String> orders) {
        Sql checkouts = shop.tables().of("gateway");
        return orders.stream()
                .flatMap(order -> checkouts.column("SELECT mode FROM checkout WHERE id = ?", order).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static long drawn(Browser browser) {
        return ((Number) browser.runs("return Chart.getChart('traffic').data.labels.length")).longValue();
    }

    private static void reason(Browser browser, String where, String why) {
        browser.types(where + " input[name=reason]", why);
    }

    /** For those who cannot see it, and on two screens for those who can. */
    private static void looksGood(Browser browser, String page) throws IOException {
        for (int width : new int[] {1280, 768}) {
            browser.becomes(width);
            assertThat(browser.scrollsSideways()).as("pixels that %s is too wide at %s", page, width).isLessThanOrEqualTo(0);
            assertThat(browser.barriers()).as("axe about %s at %s", page, width).isEmpty();
            browser.isPictured(PICTURES.resolve(page + "-" + width + ".png"));
        }
        browser.becomes(1280);
    }

    private static Browser signedIn(Shop shop) throws IOException {
        Browser browser = Browser.open("en");
        browser.becomes(1280);
        browser.opens(base(shop) + "/sign-in?next=/console");
        browser.types("form[action='/sign-in'] input[name=login]", Stack.OPERATOR);
        browser.types("form[action='/sign-in'] input[name=password]", shop.itself().secrets().get("operator-password"));
        browser.clicks("form[action='/sign-in'] button");
        browser.sees(".console-nav");
        return browser;
    }

    private static String base(Shop shop) {
        return shop.nobody().baseUrl();
    }

    private static Shop shop(Stacks stacks, String mode) {
        Shop shop = new Shop(stacks.running(Assembly.MODULES), DeclaredModes.named(mode));
        shop.switchEveryScenario();
        return shop;
    }

    private static boolean isComplaint(String line) {
        return line.contains("Content Security Policy") || line.contains("Refused to") || line.contains("Uncaught");
    }
}
