package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import seckill.checkout.Guarantees.Assembly;

/** From the shop window to the receipt and back, in a real browser, in both languages, open to everybody. */
@WithStacks
class StorefrontIT {

    private static final long PRICE = 12_300;

    /** All that a first visit loads. */
    private static final long FIRST_PAGE_BYTES_MAX = 100_000;

    private static Shop shop;
    private static Browser browser;
    private static String base;

    private Buyer buyer;

    @BeforeAll
    static void a_shop_and_a_browser(Stacks stacks) throws IOException {
        shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        base = shop.nobody().baseUrl();
        browser = Browser.open("en");
    }

    @AfterAll
    static void stop() throws IOException {
        browser.close();
    }

    @BeforeEach
    void somebody() {
        buyer = shop.buyerWithoutMoney();
    }

    @AfterEach
    void nothing_was_forbidden_or_broke() {
        browser.runsScripts(true);
        browser.becomes(1280);
        assertThat(browser.console()).as("what the console says").noneMatch(line ->
                line.contains("Content Security Policy") || line.contains("Refused to") || line.contains("Uncaught"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void somebody_fills_a_cart_orders_tops_up_pays_gets_a_receipt_and_gives_it_back(String language) {
        Product product = shop.product(9, PRICE);
        Texts texts = Texts.in(language);
        arrives(language);
        opens("/?q=" + product.sku(), "the search in " + language);
        browser.clicks(".card");
        browser.sees("#to-the-cart");
        Barriers.none(browser, "the product in " + language);
        browser.becomes(1280);
        browser.clicks("#to-the-cart");
        browser.seesText("h1", texts.of("page.cart"));
        browser.types(".amount input", "2");
        browser.clicks(".amount button");
        browser.seesText("#total", "246");
        Barriers.none(browser, "the cart in " + language);
        browser.becomes(1280);
        browser.clicks("#check-out");
        browser.seesText("h1", texts.of("checkout.title"));
        Barriers.none(browser, "the checkout in " + language);
        browser.becomes(1280);

        browser.clicks("#order-and-pay");
        browser.seesText("[data-state=refused]", texts.of("problem.insufficient-balance.title"));
        Barriers.none(browser, "a refusal at the checkout in " + language);
        browser.becomes(1280);
        browser.clicks("#order-pay-later");
        browser.sees("[data-pay=not-enough]");
        Barriers.none(browser, "too little to pay in " + language);
        browser.becomes(1280);
        browser.clicks("#top-up");
        browser.sees("[data-pay=payable]");
        Barriers.none(browser, "the pay page in " + language);
        browser.becomes(1280);
        browser.clicks("#pay");
        browser.seesText("[data-state=accepted]", texts.of("result.pay-order"));
        browser.clicks("[data-state=accepted] a");
        browser.sees("h1 .tag-paid");
        Barriers.none(browser, "a paid order in " + language);
        browser.becomes(1280);
        assertThat(buyer.balanceMinor()).isZero();

        browser.clicks("#receipt");
        browser.seesText("#receipt", texts.of("receipt.capture"));
        browser.seesText("#receipt tfoot", "246");
        Barriers.none(browser, "the receipt in " + language);
        browser.becomes(1280);
        shop.settled();
        browser.clicks(".crumbs a");
        browser.clicks("#give-up");
        Barriers.none(browser, "an order about to be given back in " + language);
        browser.becomes(1280);
        browser.clicks("#give-up-sure");
        browser.seesText("[data-state=accepted]", texts.of("result.refund-order"));
        browser.sees("h1 .tag-refunded"); // by itself
        opens("/wallet", "the wallet in " + language);
        browser.seesText(".lines", texts.of("movement.refund"));
        opens("/cart", "an empty cart in " + language);
        browser.seesText(".empty", texts.of("cart.empty"));
        assertThat(buyer.balanceMinor()).isEqualTo(2 * PRICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void an_order_that_is_not_wanted_any_more_is_cancelled(String language) {
        Product product = shop.product(1, PRICE);
        arrives(language);
        opens("/", "the shop window in " + language);
        String order = pending(product);
        opens("/orders/" + order, "a pending order in " + language);
        browser.clicks("#give-up");
        browser.clicks("#give-up-sure");
        browser.seesText("[data-state=accepted]", Texts.in(language).of("result.cancel-order"));
        browser.sees("h1 .tag-cancelled");
        opens("/orders/" + order + "/pay", "the pay page of a cancelled order in " + language);
        browser.sees("[data-pay=cancelled]");
        opens("/orders", "one's orders in " + language);
        opens("/nothing-here", "a page that is not there in " + language);
        shop.settled();
        assertThat(shop.available(product)).isEqualTo(1);
    }

    @Test
    void who_pays_twice_pays_once() {
        buyer.with(5 * PRICE);
        arrives("en");
        String order = pending(shop.product(1, PRICE));
        browser.opens(base + "/orders/" + order + "/pay");
        browser.clicks("#pay");
        browser.sees("[data-state=accepted]");
        browser.runs("document.getElementById('answer').replaceChildren()");
        browser.clicks("#pay");
        browser.seesText("[data-state=accepted]", "Paid");
        assertThat(buyer.balanceMinor()).isEqualTo(4 * PRICE);

        String other = pending(shop.product(1, PRICE));
        browser.opens(base + "/orders/" + other + "/pay");
        buyer.pays(other, Ids.key()).expectSuccess(); // in another window
        browser.clicks("#pay");
        browser.sees("[data-problem=not-pending]");
        Barriers.none(browser, "paid already");
        assertThat(buyer.balanceMinor()).isEqualTo(3 * PRICE);
        opens("/orders/" + other + "/pay", "the pay page of a paid order");
        browser.sees("[data-pay=paid]");
    }

    @Test
    void who_pays_too_late_is_told_so_and_nothing_is_taken() {
        buyer.with(PRICE);
        arrives("en");
        Product product = shop.product(1, PRICE);
        String order = pending(product);
        browser.opens(base + "/orders/" + order + "/pay");
        browser.sees("#pay");
        shop.tables().deadline(order, Duration.ofSeconds(-1));
        browser.clicks("#pay");
        browser.seesText("[data-problem=deadline-passed], [data-problem=not-pending]", "Nothing was taken");
        Barriers.none(browser, "paid too late");
        browser.becomes(1280);
        assertThat(buyer.balanceMinor()).isEqualTo(PRICE);
    }

    @Test
    void an_order_whose_time_runs_out_says_so_by_itself_and_its_goods_go_back() {
        buyer.with(PRICE);
        arrives("en");
        Product product = shop.product(1, PRICE);
        String order = pending(product);
        shop.tables().deadline(order, Duration.ofSeconds(4));
        browser.opens(base + "/orders/" + order + "/pay");
        browser.sees("[data-pay=late], [data-pay=cancelled]");
        Barriers.none(browser, "a pay page whose time has run out");
        shop.settled();
        assertThat(shop.available(product)).isEqualTo(1);
        assertThat(buyer.balanceMinor()).isEqualTo(PRICE);
    }

    @Test
    void an_open_page_of_an_order_shows_what_becomes_of_it_elsewhere() {
        buyer.with(PRICE);
        arrives("en");
        String order = pending(shop.product(1, PRICE));
        browser.opens(base + "/orders/" + order);
        browser.sees("h1 .tag-pending");
        browser.runs("window.sameDocument = true");
        buyer.pays(order, Ids.key()).expectSuccess();
        browser.sees("h1 .tag-paid");
        assertThat(browser.runs("return document.getElementById('said').textContent")).isEqualTo("Paid");
        assertThat(browser.runs("return window.sameDocument")).as("without a reload").isEqualTo(true);
    }

    @Test
    void without_scripts_one_fills_a_cart_orders_and_turns_the_pages_of_ones_orders() {
        buyer.with(50 * PRICE);
        Product product = shop.product(50, PRICE);
        String oldest = pending(product);
        for (int i = 0; i < 20; i++) {
            pending(product);
        }
        arrives("en");
        browser.runsScripts(false);
        browser.opens(base + "/products/" + product.sku());
        browser.clicks("#to-the-cart");
        browser.clicks("#check-out");
        browser.clicks("#order-and-pay");
        browser.sees("h1 .tag-paid");

        browser.opens(base + "/orders");
        browser.sees(".row .tag-paid");
        assertThat(browser.count(".row")).isEqualTo(20);
        browser.clicks("#older");
        browser.sees("a[href='/orders/" + oldest + "']");
        assertThat(browser.count(".row")).isEqualTo(2);
        browser.clicks("a[href='/orders/" + oldest + "']");
        browser.seesText("h1", "Order");
        for (int i = 0; i < 25; i++) {
            shop.product(1, PRICE);
        }
        browser.opens(base + "/");
        browser.clicks("#more a");
        browser.sees(".card");
    }

    @Test
    void the_whole_way_goes_by_keyboard() {
        buyer.with(PRICE);
        OperatedSale sale = OperatedSale.opened(shop, shop.product(1, 2 * PRICE), 1);
        arrives("en");
        browser.opens(base + "/sales/" + sale.id());
        browser.presses(Keys.TAB);
        assertThat(browser.focused("class")).as("first of all, past the head of the page").isEqualTo("skip");
        browser.presses(Keys.ENTER);
        tabsTo("reserve");
        browser.presses(Keys.ENTER);
        browser.sees("#button[data-state=reserved]");
        assertThat(browser.focused("id")).as("where it goes on").isEqualTo("button-title");
        tabsTo("pay");
        browser.presses(Keys.ENTER);
        browser.sees("#button[data-state=ordered]");
        assertThat(browser.runs("return document.getElementById('said').textContent")).isEqualTo("It is yours");
    }

    private static void tabsTo(String id) {
        for (int i = 0; i < 30 && !id.equals(browser.focused("id")); i++) {
            browser.presses(Keys.TAB);
            assertThat((Boolean) browser.runs("const f = document.activeElement; return f.matches(':focus-visible')"
                    + " && getComputedStyle(f).outlineStyle !== 'none'")).as("one sees where one is: %s", browser.focused("id")).isTrue();
        }
        assertThat(browser.focused("id")).isEqualTo(id);
    }

    @Test
    void clocks_are_not_read_out_and_nothing_moves_for_who_does_not_want_it() {
        OperatedSale sale = OperatedSale.opened(shop, shop.product(1, PRICE), 1);
        arrives("en");
        browser.prefersReducedMotion();
        for (String path : List.of("/", "/sales/" + sale.id(), "/orders/" + pending(shop.product(1, PRICE)))) {
            browser.opens(base + path);
            browser.sees("time.countdown");
            assertThat(browser.runs("return [...document.querySelectorAll('time.countdown')]"
                            + ".filter(it => it.closest('[aria-live], [role=status], [role=alert], [role=timer]')).length"))
                    .as("clocks that are read out at %s", path).isEqualTo(0L);
            assertThat(browser.runs("return document.getAnimations().length")).as("what moves at %s", path).isEqualTo(0L);
        }
    }

    @Test
    void a_first_visit_weighs_little() throws IOException {
        try (Browser fresh = Browser.open("en")) {
            fresh.opens(base + "/");
            fresh.sees(".card");
            fresh.sees("html.scripted");
            long bytes = ((Number) fresh.runs("return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
                    + ".reduce((sum, it) => sum + it.transferSize, 0)")).longValue();
            assertThat(bytes).isBetween(30_000L, FIRST_PAGE_BYTES_MAX); // less than the pages' own parts would be a scale that is broken
        }
    }

    /** The control of all that was looked at: a field without a name is found. */
    @Test
    void a_barrier_that_was_put_up_on_purpose_is_found() {
        browser.opens(base + "/");
        assertThat(browser.barriers()).isEmpty();
        browser.runs("const q = document.querySelector('.search input'); q.removeAttribute('aria-label'); q.removeAttribute('placeholder')");
        assertThat(browser.barriers()).anyMatch(barrier -> barrier.startsWith("label:"));
    }

    private void arrives(String language) {
        browser.isSignedInAs(buyer, base);
        browser.speaks(language, base);
    }

    private static void opens(String path, String what) {
        browser.becomes(1280);
        browser.opens(base + path);
        browser.sees("main");
        Barriers.none(browser, what);
        browser.becomes(1280);
    }

    private String pending(Product product) {
        String key = Ids.key();
        buyer.orders(product, key).expectSuccess();
        return key;
    }
}
