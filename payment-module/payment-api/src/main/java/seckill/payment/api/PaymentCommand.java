package seckill.payment.api;

import seckill.participant.Command;
import seckill.participant.CommandId;
import seckill.participant.Money;

/** The movements of money, and of the points which it earns. */
public sealed interface PaymentCommand extends Command {

    long buyerId();

    /** Takes the price of an order from the buyer's wallet: authorize and capture at once. An order is charged once. */
    record Charge(CommandId id, String orderId, long buyerId, Money amount) implements PaymentCommand {
        public Charge {
            requirePositive(amount.minor());
        }
    }

    /** Puts money into the buyer's wallet. */
    record Deposit(CommandId id, long buyerId, Money amount) implements PaymentCommand {
        public Deposit {
            requirePositive(amount.minor());
        }
    }

    /** Gives the whole price of an order back that was captured; once. */
    record Refund(CommandId id, String orderId, long buyerId, Money amount) implements PaymentCommand {
        public Refund {
            requirePositive(amount.minor());
        }
    }

    /** Gives the buyer points for an order; an order earns points once. */
    record Award(CommandId id, String orderId, long buyerId, long points) implements PaymentCommand {
        public Award {
            requirePositive(points);
        }
    }

    /** Takes the points back which the order earned; done, when it earned none. */
    record Revoke(CommandId id, String orderId, long buyerId) implements PaymentCommand {}

    private static void requirePositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("the amount must be positive");
        }
    }
}
