package seckill.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CartsTest {

    private static final int BUYERS = 3_000;
    private static final Carts.OpenSale SALE = new Carts.OpenSale(Sales.OPEN, 1001);

    @Test
    void the_same_seed_fills_the_same_carts() {
        assertEquals(carts(7).toList(), carts(7).toList());
        assertTrue(!carts(7).toList().equals(carts(8).toList()));
    }

    @Test
    void a_third_comes_for_the_sale() {
        long forTheSale = carts(1).filter(cart -> cart.getFirst().saleId() != null).count();

        assertTrue(Math.abs(forTheSale - BUYERS / 3) < BUYERS / 20, () -> forTheSale + " of " + BUYERS);
    }

    @Test
    void a_cart_has_one_to_three_lines_and_each_product_once() {
        assertTrue(carts(1).allMatch(cart -> !cart.isEmpty() && cart.size() <= 3));
        assertTrue(carts(1).allMatch(
                cart -> cart.stream().map(CartLine::sku).distinct().count() == cart.size()));
    }

    private static Stream<List<CartLine>> carts(long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        Carts carts = new Carts(CatalogueFile.products(), Optional.of(SALE), chance.split());
        return IntStream.range(0, BUYERS).mapToObj(buyer -> carts.fill(chance));
    }
}
