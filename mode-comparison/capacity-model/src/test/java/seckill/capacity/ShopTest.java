package seckill.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShopTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0 | 1 | 1 | 60 | 1 | 1 | 1 | place-order | buyers",
        "9 | 0 | 1 | 60 | 1 | 1 | 1 | place-order | sales",
        "9 | 1 | 0 | 60 | 1 | 1 | 1 | place-order | units",
        "9 | 1 | 1 | 0 | 1 | 1 | 1 | place-order | within",
        "9 | 1 | 1 | NaN | 1 | 1 | 1 | place-order | within",
        "9 | 1 | 1 | 60 | 0.5 | 1 | 1 | place-order | times",
        "9 | 4 | 1 | 60 | 1 | 0.2 | 1 | place-order | even share",
        "9 | 1 | 1 | 60 | 1 | 1 | 0 | place-order | conversion",
        "9 | 1 | 1 | 60 | 1 | 1 | 1 | refund-order | buy-now"
    })
    void what_makes_no_sense_is_refused_and_said(
            long buyers, int sales, long units, double within, double presses, double hottest, double conversion, String scenario, String why) {
        assertThatThrownBy(() -> new Shop(buyers, sales, units, Arrivals.EVEN, within, presses, hottest, conversion, scenario, "TCC"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void pods_and_prices_have_limits_too() {
        assertThatThrownBy(() -> new Pods(0, 1, 1, 1, 1, 1, 1, 0)).hasMessageContaining("not 0");
        assertThatThrownBy(() -> new Pods(1, 1, 1, 1, 1, 1, 1, -1)).hasMessageContaining("ms");
        assertThatThrownBy(() -> new Price(Double.NaN, 1)).hasMessageContaining("an hour");
        assertThat(new Price(0.05, 2).of(10)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Arrivals.class)
    void in_the_end_everybody_has_come_and_nobody_goes_back(Arrivals arrivals) {
        double before = 0;
        for (int i = 1; i <= 100; i++) {
            assertThat(arrivals.came(i / 100.0)).isBetween(before, 1.0);
            before = arrivals.came(i / 100.0);
        }
        assertThat(before).isEqualTo(1);
        assertThat(Arrivals.SPIKE.came(0.1)).isGreaterThan(2 * Arrivals.EVEN.came(0.1));
    }
}
