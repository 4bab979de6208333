package seckill.payment.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import seckill.participant.CommandId;
import seckill.participant.Money;
import seckill.payment.api.PaymentCommand.Award;
import seckill.payment.api.PaymentCommand.Charge;
import seckill.payment.api.PaymentCommand.Deposit;
import seckill.payment.api.PaymentCommand.Refund;

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
        assertEquals(1, new Refund(ID, "checkout-1", 7, cny(1)).amount().minor());
        refused(() -> new Refund(ID, "checkout-1", 7, cny(0)));
        refused(() -> new Refund(ID, "checkout-1", 7, cny(-1)));
    }

    @Test
    void points_are_given_in_positive_amounts_only() {
        assertEquals(1, new Award(ID, "checkout-1", 7, 1).points());
        refused(() -> new Award(ID, "checkout-1", 7, 0));
        refused(() -> new Award(ID, "checkout-1", 7, -1));
    }

    private static Money cny(long minor) {
        return new Money(minor, "CNY");
    }

    private static void refused(Runnable creation) {
        assertThrows(IllegalArgumentException.class, creation::run);
    }
}
