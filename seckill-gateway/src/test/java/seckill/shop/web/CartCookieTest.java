package seckill.shop.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import seckill.problem.ProblemException;

class CartCookieTest {

    @Test
    void what_was_kept_is_found_again_in_its_order() {
        CartCookie cart = CartCookie.of("").with(1002, 3).withMore(1001, 1).withMore(1002, 2);
        assertThat(cart.text()).isEqualTo("1002:5.1001:1");
        assertThat(CartCookie.of(cart.text())).isEqualTo(cart);
        assertThat(cart.count()).isEqualTo(6);
        assertThat(cart.without(1002).text()).isEqualTo("1001:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1:0", "0:1", "1:1001", "-1:-1", ":", "1:", "<script>", "99999999999999999999:1:"})
    void what_is_no_line_is_left_out(String text) {
        assertThat(CartCookie.of(text).units()).doesNotContainKey(0L).allSatisfy((sku, units) -> assertThat(units).isBetween(1, 1_000));
        assertThat(CartCookie.of(text + ".1001:2").units()).containsEntry(1001L, 2);
    }

    @Test
    void a_cart_has_an_end() {
        String full = IntStream.rangeClosed(1, 20).mapToObj(sku -> sku + ":1").collect(Collectors.joining("."));
        CartCookie cart = CartCookie.of(full + ".21:1");
        assertThat(cart.units()).hasSize(20);
        assertThatThrownBy(() -> cart.with(21, 1)).isInstanceOf(ProblemException.class).hasMessage("invalid-lines");
        assertThat(cart.with(20, 5).count()).isEqualTo(24);
        assertThat(cart.withMore(20, 1_000).units()).containsEntry(20L, 1_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001})
    void nobody_wants_so_many(int units) {
        assertThatThrownBy(() -> CartCookie.of("").with(1, units)).isInstanceOf(ProblemException.class).hasMessage("invalid-quantity");
    }
}
