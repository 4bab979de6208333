package seckill.payment.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import seckill.participant.CommandId;
import seckill.participant.Money;
import seckill.payment.api.PaymentCommand.Charge;
import seckill.payment.api.PaymentCommand.Deposit;

class PaymentCommandTest {

    private static final CommandId ID = new CommandId("checkout-1", "charge");

    @Test
    void money_moves_in_positive_amounts_only() {
        assertEquals(1, new Charge(ID, "checkout-1", 7, cny(1)).amount().minor());
        assertEquals(1, new Deposit(ID, 7, cny(1)).amount().minor());
        refused(() -> new Charge(ID, "checkout-1", 7, cny(0)));
        refused(() -> new Charge(ID, "checkout-1", 7, cny(-1)));
        refused(() -> new Deposit(ID, 7, cny(0)));
        refused(() -> new Deposit(ID, 7, cny(-1)));
    }

    private static Money cny(long minor) {
        return new Money(minor, "CNY");
    }

    private static void refused(Runnable creation) {
        assertThrows(IllegalArgumentException.class, creation::run);
    }
}
