package seckill.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import seckill.checkout.Intent.Purchase;
import seckill.order.api.OrderLine;
import seckill.participant.Money;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.CatalogueLoad;
import seckill.stock.api.GateEngine;
import seckill.stock.api.ProductView;
import seckill.stock.api.SaleState;
import seckill.stock.api.SaleView;

class PriceCartTest {

    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    private static final long PAN = 1001;
    private static final long WOK = 1002;
    private static final long IMPORTED = 1003;
    private static final long PAN_SALE = 7;

    private Instant now = NOON;
    private SaleState state = SaleState.ACTIVE;

    @Test
    void the_shop_says_what_everything_costs() {
        Purchase purchase = price(new CartLine(PAN, 0, 2), new CartLine(PAN, PAN_SALE, 1));

        assertThat(purchase.lines()).containsExactly(
                new OrderLine(PAN, 0, 2, new Money(16_900, "CNY")),
                new OrderLine(PAN, PAN_SALE, 1, new Money(9_900, "CNY")));
        assertThat(purchase.total()).isEqualTo(new Money(43_700, "CNY"));
        assertThat(purchase.payUntil()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
    }

    @Test
    void a_sale_sells_from_its_first_instant_until_before_its_last() {
        now = NOON.minusNanos(1);
        refuses(Problem.SALE_NOT_OPEN, () -> price(new CartLine(PAN, PAN_SALE, 1)));
        now = NOON.plusSeconds(3600).minusNanos(1);
        assertThat(price(new CartLine(PAN, PAN_SALE, 1)).total().minor()).isEqualTo(9_900);
        now = NOON.plusSeconds(3600);
        refuses(Problem.SALE_NOT_OPEN, () -> price(new CartLine(PAN, PAN_SALE, 1)));
    }

    @Test
    void a_sale_that_is_paused_or_has_ended_sells_nothing() {
        for (SaleState notNow : new SaleState[] {SaleState.PAUSED, SaleState.ENDED}) {
            state = notNow;
            refuses(Problem.SALE_NOT_OPEN, () -> price(new CartLine(PAN, PAN_SALE, 1)));
        }
    }

    @Test
    void what_the_shop_does_not_have_has_no_price() {
        refuses(Problem.UNKNOWN_PRODUCT, () -> price(new CartLine(404, 0, 1)));
        refuses(Problem.UNKNOWN_PRODUCT, () -> price(new CartLine(PAN, 404, 1)));
        refuses(Problem.UNKNOWN_PRODUCT, () -> price(new CartLine(WOK, PAN_SALE, 1)));
        refuses(Problem.UNKNOWN_PRODUCT, () -> price(new CartLine(-1, 0, 1)));
    }

    @Test
    void nobody_buys_none_or_fewer_or_more_than_anybody_needs() {
        for (int quantity : new int[] {0, -1, Integer.MIN_VALUE, 1_001, Integer.MAX_VALUE}) {
            refuses(Problem.INVALID_QUANTITY, () -> price(new CartLine(PAN, 0, quantity)));
        }
    }

    @Test
    void a_cart_has_lines_and_each_product_on_one_of_them() {
        refuses(Problem.INVALID_LINES, () -> price());
        refuses(Problem.INVALID_LINES, () -> price(new CartLine(PAN, 0, 1), new CartLine(PAN, 0, 1)));
    }

    @Test
    void a_cart_is_paid_in_one_currency() {
        refuses(Problem.WRONG_CURRENCY, () -> price(new CartLine(PAN, 0, 1), new CartLine(IMPORTED, 0, 1)));
    }

    private Purchase price(CartLine... lines) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new PriceCart(new TwoPans(state), clock, Duration.ofMinutes(15)).price(new Cart(List.of(lines)));
    }

    private static void refuses(Problem problem, ThrowingCallable asked) {
        assertThatThrownBy(asked).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    private record TwoPans(SaleState state) implements CatalogueApi {
        @Override
        public List<ProductView> products(long afterSku, String category, String text, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ProductView> productsOf(List<Long> skus) {
            return List.of(product(PAN, 16_900, "CNY"), product(WOK, 13_900, "CNY"), product(IMPORTED, 10, "EUR"));
        }

        @Override
        public List<String> categories() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<SaleView> sales() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<SaleView> salesOf(List<Long> saleIds) {
            assertThat(saleIds).doesNotHaveDuplicates();
            return List.of(new SaleView(
                    PAN_SALE, PAN, "Rush", "抢购", new Money(9_900, "CNY"), NOON, NOON.plusSeconds(3600), 2, 10, 10, state, 0,
                    GateEngine.SCRIPT));
        }

        @Override
        public int load(CatalogueLoad load) {
            throw new UnsupportedOperationException();
        }

        private static ProductView product(long sku, long minor, String currency) {
            return new ProductView(sku, "Pan", "锅", "A pan", "一口锅", "kitchen", new Money(minor, currency), 1);
        }
    }
}
