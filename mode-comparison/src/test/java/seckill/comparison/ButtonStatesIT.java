package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import seckill.checkout.Guarantees.Assembly;

/** Every state that the button of a flash sale has, brought about as it comes about, in both languages, open to everybody. */
@WithStacks
class ButtonStatesIT {

    private static final long PRICE = 2_000;

    /** Some seconds of a browser's work, so that one sees it. */
    private static final String HARD = "3000000";

    private static Shop shop;
    private static SecondGateway strict;
    private static Browser browser;
    private static String base;

    private Buyer buyer;

    @BeforeAll
    static void a_shop_a_gateway_that_asks_for_work_and_a_browser(Stacks stacks) throws IOException {
        shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        base = shop.nobody().baseUrl();
        strict = SecondGateway.of(
                shop.itself(), "--seckill.proof-of-work.when=on", "--seckill.proof-of-work.easiest=" + HARD, "--seckill.proof-of-work.hardest=" + HARD);
        browser = Browser.open("en");
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
        if (strict != null) {
            strict.close();
        }
    }

    @BeforeEach
    void somebody_with_money() {
        buyer = shop.buyerWith(100_000);
    }

    @AfterEach
    void nothing_was_forbidden_or_broke() {
        browser.isFarAway(Duration.ZERO);
        assertThat(browser.console()).as("what the console says").noneMatch(line ->
                line.contains("Content Security Policy") || line.contains("Refused to") || line.contains("Uncaught"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void before_the_hour_it_counts_down_by_the_clock_of_the_shop(String language) {
        Instant opens = Instant.now().plus(Duration.ofHours(2));
        SalePage page = page(planned(opens, opens.plus(Duration.ofHours(1)), 5), language).opened().is("not-started").hasNoBarriers();

        browser.runs("window.wrong = Date.now; Date.now = () => window.wrong() + 3600000"); // somebody sets his clock
        browser.reloads();
        page.is("not-started");
        String shown = (String) browser.runs("return document.querySelector('#button .countdown').textContent");
        assertThat(SalePage.shown(shown)).isCloseTo(SalePage.until(opens), Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void shortly_before_the_hour_the_browser_works_for_its_token_and_then_the_button_is_there(String language) {
        Instant opens = Instant.now().plusSeconds(30);
        OperatedSale sale = planned(opens, opens.plus(Duration.ofHours(1)), 5);
        sale.at(strict.baseUrl()).open().expectSuccess();
        SalePage page = page(sale, strict.baseUrl(), language).opened().is("opening").hasNoBarriers();
        browser.seesText("#button [data-ready]", Texts.in(language).of("button.opening.ready"));

        await("the hour").atMost(Duration.ofSeconds(40)).until(() -> page.state().equals("active"));
        page.is("active").presses("#reserve").is("reserved");

        assertThat(buyer.order(page.keptKey()).field("status")).isEqualTo("PENDING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void while_it_is_open_it_can_be_pressed_by_whoever_is_signed_in(String language) {
        OperatedSale sale = opened(5);
        page(sale, language).opened().is("active").hasNoBarriers();

        browser.forgetsWhoIsSignedIn();
        browser.speaks(language, base);
        new SalePage(browser, base, sale, language).opened().is("signed-out").hasNoBarriers();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void a_request_that_is_under_way_survives_a_reload_with_its_key_and_is_one_ticket(String language) {
        OperatedSale sale = opened(5);
        SalePage page = page(sale, language).opened().is("active");

        browser.isFarAway(Duration.ofSeconds(4));
        page.presses("#reserve").is("submitting").hasNoBarriers();
        String key = page.keptKey();
        browser.isFarAway(Duration.ZERO);
        browser.reloads();

        page.is("reserved");
        assertThat(page.keptKey()).isEqualTo(key);
        sale.settles();
        assertThat(sale.gate().path("left").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void behind_others_it_shows_a_place_in_the_queue(String language) {
        OperatedSale sale = opened(100);
        SalePage page = page(sale, language).opened().is("active");
        List<Buyer> others = shop.buyersWith(80, 100_000);
        try (HeldRow level = HeldRow.levelOf(sale.product(), shop)) {
            assertThat(sale.askedByEach(others)).containsOnlyKeys("");
            page.presses("#reserve").is("queued");
            browser.seesText(".state-detail", Texts.in(language).beginningOf("button.queued.detail"));
            page.hasNoBarriers();
            level.letGo();
        }
        sale.settles();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void what_is_set_aside_is_paid_within_the_time_shown_and_is_then_the_buyers(String language) {
        OperatedSale sale = opened(5);
        SalePage page = page(sale, language).opened().is("active").presses("#reserve").is("reserved").hasNoBarriers();
        assertThat((String) browser.runs("return document.querySelector('#button .countdown').textContent")).matches("1[45]:\\d\\d");

        try (HeldRow wallet = HeldRow.walletOf(buyer, shop)) {
            browser.runs("document.getElementById('pay').click()");
            browser.sees("#button[data-state='confirming']");
            wallet.letGo();
        }

        page.is("ordered").hasNoBarriers();
        assertThat(buyer.order(page.keptKey()).field("status")).isEqualTo("PAID");
        assertThat(buyer.balanceMinor()).isEqualTo(100_000 - sale.product().priceMinor());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void while_the_order_is_written_it_says_so_and_hears_of_the_end(String language) {
        OperatedSale sale = opened(5);
        SalePage page = page(sale, language).opened().is("active");
        try (HeldRow wallet = HeldRow.walletOf(buyer, shop)) {
            page.presses("#buy-at-once").is("confirming").hasNoBarriers();
            wallet.letGo();
        }
        sale.settles();
        assertThat(page.state()).isIn("confirming", "ordered", "returned");
        browser.sees("#button[data-state='ordered'], #button[data-state='returned']");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void whoever_has_as_many_as_one_may_have_is_told_so(String language) {
        OperatedSale sale = opened(5);
        assertThat(sale.asked(buyer, Ids.key()).status()).isEqualTo(202); // on another device
        sale.settles();

        page(sale, language).opened().is("active").presses("#reserve").is("already-bought").hasNoBarriers();
        assertThat(sale.gate().path("left").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void when_nothing_is_left_it_says_how_many_may_return_and_comes_back_when_one_does(String language) {
        OperatedSale sale = opened(1);
        SalePage page = page(sale, language).opened().is("active");
        Buyer first = shop.buyersWith(1, 100_000).getFirst();
        String order = Ids.key();
        assertThat(sale.asked(first, "place-order", 1, order).status()).isEqualTo(202);
        sale.settles();

        page.presses("#reserve").is("sold-out");
        browser.seesText(".state-detail", Texts.in(language).of("button.sold-out.unpaid").replace("{0,number,integer}", "1"));
        page.hasNoBarriers();

        first.cancels(order, Ids.key()).expectSuccess();
        await("the gate has heard of it").until(() -> sale.gate().path("left").asInt() == 1);
        page.is("active").presses("#reserve").is("reserved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void whoever_asks_too_often_is_told_when_to_ask_again(String language) throws Exception {
        OperatedSale sale = opened(5);
        SalePage page = page(sale, language).opened().is("active");
        String key = Ids.key();
        String token = sale.token(buyer, key).expectSuccess().field("token");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor(); AtTheDoor crowd = new AtTheDoor(sale, buyer, key, token)) {
            threads.submit(crowd);
            crowd.isTurnedAway();
            page.presses("#reserve").is("rate-limited").hasNoBarriers();
        }

        page.presses("[data-does=ask-again]:enabled").is("reserved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void without_an_answer_nobody_knows_and_asking_again_is_safe(String language) {
        OperatedSale sale = opened(5);
        SalePage page = page(sale, language).opened().is("active");

        browser.isFarAway(Duration.ofMillis(-1)); // the line is cut
        page.presses("#reserve").is("unknown").hasNoBarriers();
        String key = page.keptKey();
        browser.isFarAway(Duration.ZERO);
        page.presses("[data-does=ask-again]").is("reserved");

        assertThat(page.keptKey()).isEqualTo(key);
        assertThat(sale.gate().path("left").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void what_became_no_order_says_why_and_lets_one_try_again(String language) {
        OperatedSale sale = opened(5);
        buyer = shop.buyerWithoutMoney();

        SalePage page = page(sale, language).opened().is("active").presses("#buy-at-once").is("returned").hasNoBarriers();
        browser.sees("#button a[href^='/wallet']");
        page.presses("[data-does=forget]").is("active");
        sale.settles();
        assertThat(sale.gate().path("left").asInt()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void a_pause_and_the_end_are_shown_and_after_a_pause_it_comes_back(String language) {
        OperatedSale sale = opened(5);
        sale.pause().expectSuccess();
        SalePage page = page(sale, language).opened().is("paused").hasNoBarriers();
        sale.resume().expectSuccess();
        page.is("active");
        sale.end().expectSuccess();
        page.opened().is("ended").hasNoBarriers();
    }

    private OperatedSale opened(int units) {
        return OperatedSale.opened(shop, shop.product(units, PRICE), units);
    }

    private static OperatedSale planned(Instant opens, Instant closes, int units) {
        OperatedSale sale = OperatedSale.of(shop.product(units, PRICE), shop.itself().operator());
        sale.plan(1, opens, closes, Ids.key()).expectSuccess();
        sale.allocate(units).expectSuccess();
        sale.open().expectSuccess();
        return sale;
    }

    private SalePage page(OperatedSale sale, String language) {
        return page(sale, base, language);
    }

    private SalePage page(OperatedSale sale, String at, String language) {
        browser.isSignedInAs(buyer, at);
        browser.speaks(language, at);
        return new SalePage(browser, at, sale, language);
    }
}
