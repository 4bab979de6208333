package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees.Assembly;

/** The step from one process to several, of docs/monolith-to-modules.md: a restart, forth and back, and no data moves. */
class MonolithToModulesIT {

    private static final long PRICE = 700;

    @Test
    void what_the_monolith_began_the_modules_finish_and_give_back() {
        ShopUnderTest stack = ShopUnderTest.start(Assembly.MONOLITH_WITH_DATABASES, "on-the-way");
        try {
            Shop monolith = in(stack, "JTA");
            Product product = monolith.product(10, PRICE);
            Buyer buyer = monolith.buyerWith(100_000);
            buyer.buys(1, product, Ids.key()).expectSuccess();
            String order = Ids.key();
            buyer.orders(product, order).expectSuccess();
            monolith.everyInvariantHolds();

            stack = stack.as(Assembly.MODULES);
            Shop modules = in(stack, "AT");
            buyer = Buyer.signIn(modules.nobody(), buyer.login());
            assertThat(modules.statusOf(order)).isEqualTo("PENDING");
            buyer.pays(order, Ids.key()).expectSuccess();
            modules.everyInvariantHolds();

            stack = stack.as(Assembly.MONOLITH_WITH_DATABASES);
            Shop again = in(stack, "JTA");
            buyer = Buyer.signIn(again.nobody(), buyer.login());
            assertThat(again.statusOf(order)).isEqualTo("PAID");
            buyer.buys(1, product, Ids.key()).expectSuccess();
            assertThat(buyer.balanceMinor()).isEqualTo(100_000 - 3 * PRICE);
            again.everyInvariantHolds();
        } finally {
            stack.stop();
        }
    }

    private static Shop in(ShopUnderTest stack, String mode) {
        Shop shop = new Shop(stack, DeclaredModes.named(mode));
        shop.switchEveryScenario();
        return shop;
    }
}
