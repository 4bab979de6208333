package seckill.participant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CommandIdTest {

    @Test
    void the_stored_form_names_checkout_and_step_and_fits_its_column() {
        assertEquals("checkout-1/charge", new CommandId("checkout-1", "charge").value());
        assertEquals(97, new CommandId("c".repeat(64), "s".repeat(32)).value().length());
    }

    @Test
    void a_checkout_id_is_8_to_64_characters_that_mean_nothing_to_anybody() {
        refused("short-1", "charge");
        refused("c".repeat(65), "charge");
        refused("checkout 1", "charge");
        refused("checkout/1", "charge");
        refused("checkout-1\n", "charge");
        refused("订单订单订单订单", "charge");
    }

    @Test
    void a_step_is_a_short_word() {
        refused("checkout-1", "");
        refused("checkout-1", "Charge");
        refused("checkout-1", "s".repeat(33));
    }

    private static void refused(String checkout, String step) {
        assertThrows(IllegalArgumentException.class, () -> new CommandId(checkout, step));
    }
}
