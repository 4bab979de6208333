package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Guarantees.Atomicity;

/** The shop as people use it, in a real browser. */
class BrowserIT {

    private static final long PRICE = 12_300;

    @EveryMode(atomicity = Atomicity.ALL_OR_NOTHING, oneForEachSettlement = true, assemblies = Assembly.MODULES)
    void somebody_registers_tops_up_finds_a_product_buys_it_and_sees_the_order(Shop shop) throws IOException {
        Product product = shop.product(5, PRICE);
        String login = Ids.login();
        String base = shop.nobody().baseUrl();

        try (Browser browser = Browser.open("en")) {
            browser.opens(base + "/register");
            fillIn(browser, "/register", login);
            browser.clicks("form[action='/sign-out'] button");
            browser.sees("header a[href^='/sign-in']"); // signed out, and where that leads: not on the way there
            browser.opens(base + "/sign-in");
            fillIn(browser, "/sign-in", login);

            browser.clicks("nav a[href='/wallet']");
            browser.types("input[name=amount]", "500");
            browser.clicks("form[action='/wallet/deposits'] button");
            browser.seesText("#balance", "500");

            browser.types(".search input[name=q]", product.nameEn() + "\n");
            browser.seesText(".card-name", product.nameEn());
            browser.clicks(".card");
            browser.seesText("h1", product.nameEn());
            browser.clicks("#buy-now");
            browser.seesText("[data-state=accepted]", "Ordered and paid");
            browser.clicks("[data-state=accepted] a");
            browser.seesText("#mode", shop.mode().mode());
            assertThat(shop.sold(product)).isEqualTo(1);

            aPendingOrderChangesOnItsOwnWhenItIsPaidElsewhere(browser, base, shop, product, login);
            aPaidOrderIsGivenBackByASecondPress(browser, base, shop, product);
            itSpeaksChinese(browser, base, product);
            itFitsAPhone(browser, List.of(
                    base + "/", base + "/products/" + product.sku(), base + "/orders", base + "/wallet",
                    base + "/sign-in", base + "/register"));

            assertThat(browser.console()).as("what the console says").noneMatch(BrowserIT::isComplaint);
        }
    }

    /** The control for the console: a script which the policy forbids does leave a complaint there. */
    @EveryMode(atomicity = Atomicity.ALL_OR_NOTHING, oneForEachSettlement = true, assemblies = Assembly.MODULES)
    void a_script_from_nowhere_is_stopped_and_noticed(Shop shop) throws IOException {
        try (Browser browser = Browser.open("en")) {
            browser.opens(shop.nobody().baseUrl() + "/");
            browser.runs("const s = document.createElement('script'); s.textContent = 'document.title = 1';"
                    + " document.body.append(s);");
            assertThat(browser.runs("return document.title")).isNotEqualTo("1");
            assertThat(browser.console()).anyMatch(BrowserIT::isComplaint);
        }
    }

    private static void fillIn(Browser browser, String form, String login) {
        browser.types("form[action='" + form + "'] input[name=login]", login);
        browser.types("form[action='" + form + "'] input[name=password]", Buyer.PASSWORD);
        browser.clicks("form[action='" + form + "'] button");
        browser.sees("nav a[href='/wallet']");
    }

    private static void aPendingOrderChangesOnItsOwnWhenItIsPaidElsewhere(
            Browser browser, String base, Shop shop, Product product, String login) {
        browser.opens(base + "/products/" + product.sku());
        browser.clicks("#pay-later");
        browser.sees("[data-state=accepted]");
        browser.opens(base + "/orders");
        browser.seesText(".tag-pending", "To be paid");
        browser.runs("window.sameDocument = true");

        Buyer elsewhere = Buyer.signIn(shop.nobody(), login);
        String pending = elsewhere.pendingOrder();
        elsewhere.pays(pending, Ids.key()).expectSuccess();

        browser.seesNo(".tag-pending");
        assertThat(browser.runs("return window.sameDocument")).as("without a reload").isEqualTo(true);
        browser.seesText(".tag-paid", "Paid");
    }

    private static void aPaidOrderIsGivenBackByASecondPress(Browser browser, String base, Shop shop, Product product) {
        shop.settled();
        long sold = shop.sold(product);
        browser.opens(base + "/orders");
        browser.clicks(".row-link");
        browser.clicks("#give-up");
        browser.clicks("#give-up-sure");
        browser.seesText("[data-state=accepted]", "Refunded");
        browser.clicks("[data-state=accepted] a");
        browser.seesText("h1 .tag-refunded", "Refunded");
        shop.settled();
        assertThat(shop.sold(product)).isEqualTo(sold - 1);
        browser.opens(base + "/wallet");
        browser.seesText(".lines", "Refund");
        browser.seesText("#points", "0");
    }

    private static void itSpeaksChinese(Browser browser, String base, Product product) {
        browser.opens(base + "/products/" + product.sku());
        browser.clicks("a[hreflang='zh-CN']");
        browser.seesText("h1", product.nameZh());
        browser.seesText("nav", "我的订单");
        assertThat((String) browser.runs("return document.documentElement.lang")).startsWith("zh");
        browser.clicks("a[hreflang='en']");
        browser.seesText("nav", "My orders");
    }

    private static void itFitsAPhone(Browser browser, List<String> pages) {
        browser.becomesAPhone();
        for (String page : pages) {
            browser.opens(page);
            browser.sees("main");
            assertThat(browser.scrollsSideways()).as("pixels that %s is too wide", page).isLessThanOrEqualTo(0);
        }
        browser.becomesADesktop();
    }

    private static boolean isComplaint(String line) {
        return line.contains("Content Security Policy") || line.contains("Refused to") || line.contains("Uncaught");
    }
}
