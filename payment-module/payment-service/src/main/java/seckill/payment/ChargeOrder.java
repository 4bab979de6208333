package seckill.payment;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import seckill.participant.Money;
import seckill.payment.api.PaymentCommand.Charge;
import seckill.payment.api.PaymentRefusal;
import seckill.payment.jdbc.ChargesTogether;
import seckill.payment.mybatis.AccountMapper;
import seckill.payment.mybatis.PaymentMapper;
import seckill.transaction.PendingElsewhereException;

/** Takes the price of an order from the buyer's account, once per order. */
public final class ChargeOrder {

    private final PaymentMapper payments;
    private final AccountMapper accounts;
    private final Movements movements;
    private final ChargesTogether together;

    ChargeOrder(PaymentMapper payments, AccountMapper accounts, Movements movements, ChargesTogether together) {
        this.payments = payments;
        this.accounts = accounts;
        this.movements = movements;
        this.together = together;
    }

    /** @param movementId under which the ledger keeps it, once */
    public Optional<PaymentRefusal> charge(Charge command, String movementId) {
        Money amount = command.amount();
        try {
            payments.captured(command.orderId(), command.buyerId(), amount.minor(), amount.currency());
        } catch (DuplicateKeyException anotherCommandWasFirst) {
            return Optional.of(alreadyPaid(command));
        }
        if (accounts.debit(command.buyerId(), amount.minor(), amount.currency()) == 0) {
            return Optional.of(whyNot(command));
        }
        movements.captured(command, movementId);
        return Optional.empty();
    }

    /**
     * Charges several orders: what each has for itself is written in statements of many rows, and then the accounts change, those
     * that pay the same in one statement.
     *
     * @return false when one of them is refused; the caller rolls back then
     */
    public boolean chargeAll(List<Charge> commands, Function<Charge, String> movementId) {
        together.insertCaptured(commands);
        together.insertMovements(movements.captured(commands, movementId));
        return buyersWhoPay(commands).entrySet().stream()
                .allMatch(alike -> together.debit(alike.getValue(), alike.getKey()) == alike.getValue().size());
    }

    /** By what each of them pays in all, in the same order whoever asks. */
    private static Map<Money, List<Long>> buyersWhoPay(List<Charge> commands) {
        record Payer(long buyerId, String currency) {}
        Map<Payer, Long> sums = commands.stream()
                .collect(groupingBy(it -> new Payer(it.buyerId(), it.amount().currency()), summingLong(it -> it.amount().minor())));
        Map<Money, List<Long>> buyers = new TreeMap<>(comparing(Money::currency).thenComparing(Money::minor));
        sums.forEach((payer, sum) ->
                buyers.computeIfAbsent(new Money(sum, payer.currency), it -> new ArrayList<>()).add(payer.buyerId));
        return buyers;
    }

    /** The refusal of a second payment, unless the first is only authorized and may still vanish. */
    public PaymentRefusal alreadyPaid(Charge command) {
        if (payments.authorizedOnly(command.orderId())) {
            throw new PendingElsewhereException("the payment of order " + command.orderId());
        }
        return PaymentRefusal.ALREADY_PAID;
    }

    /** Only names the refusal; that there is one, the debit has decided. */
    public PaymentRefusal whyNot(Charge command) {
        AccountMapper.Row account = accounts.of(command.buyerId());
        if (account == null) {
            return PaymentRefusal.NO_WALLET;
        }
        return account.currency().equals(command.amount().currency())
                ? PaymentRefusal.INSUFFICIENT_BALANCE
                : PaymentRefusal.WRONG_CURRENCY;
    }
}
