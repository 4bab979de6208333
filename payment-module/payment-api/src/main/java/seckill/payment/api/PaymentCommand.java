package seckill.payment.api;

import seckill.participant.Command;
import seckill.participant.CommandId;
import seckill.participant.Money;

/** The movements of money. */
public sealed interface PaymentCommand extends Command {

    long buyerId();

    Money amount();

    /** Takes the price of an order from the buyer's wallet: authorize and capture at once. An order is charged once. */
    record Charge(CommandId id, String orderId, long buyerId, Money amount) implements PaymentCommand {
        public Charge {
            requirePositive(amount);
        }
    }

    /** Puts money into the buyer's wallet. */
    record Deposit(CommandId id, long buyerId, Money amount) implements PaymentCommand {
        public Deposit {
            requirePositive(amount);
        }
    }

    private static void requirePositive(Money amount) {
        if (amount.minor() <= 0) {
            throw new IllegalArgumentException("the amount must be positive");
        }
    }
}
