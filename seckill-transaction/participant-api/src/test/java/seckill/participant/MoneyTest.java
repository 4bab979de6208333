package seckill.participant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void amounts_of_one_currency_add_up() {
        assertEquals(new Money(300, "CNY"), new Money(100, "CNY").plus(new Money(200, "CNY")));
        assertEquals(new Money(300, "CNY"), new Money(100, "CNY").times(3));
    }

    @Test
    void amounts_of_different_currencies_do_not_add_up() {
        assertThrows(IllegalArgumentException.class, () -> new Money(1, "CNY").plus(new Money(1, "EUR")));
    }

    @Test
    void a_currency_exists() {
        assertThrows(IllegalArgumentException.class, () -> new Money(1, "ABC"));
        assertThrows(IllegalArgumentException.class, () -> new Money(1, "cny"));
    }

    @Test
    void an_amount_that_does_not_fit_fails_instead_of_wrapping_around() {
        assertThrows(ArithmeticException.class, () -> new Money(Long.MAX_VALUE, "CNY").plus(new Money(1, "CNY")));
        assertThrows(ArithmeticException.class, () -> new Money(Long.MAX_VALUE, "CNY").times(2));
    }
}
