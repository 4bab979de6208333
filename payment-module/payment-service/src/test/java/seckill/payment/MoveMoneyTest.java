package seckill.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static seckill.payment.PaperPayments.TEN;
import static seckill.payment.PaperPayments.id;
import static seckill.payment.PaperPayments.movement;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import seckill.participant.CommandFailedException;
import seckill.participant.CommandId;
import seckill.participant.CommandTrace;
import seckill.participant.Money;
import seckill.participant.Phase;
import seckill.participant.Reply;
import seckill.payment.api.PaymentCommand;
import seckill.payment.api.PaymentCommand.Award;
import seckill.payment.api.PaymentCommand.Charge;
import seckill.payment.api.PaymentCommand.Deposit;
import seckill.payment.api.PaymentCommand.Refund;
import seckill.payment.api.PaymentCommand.Revoke;
import seckill.payment.api.PaymentRefusal;
import seckill.payment.api.WalletView;
import seckill.payment.api.WalletView.Kind;
import seckill.payment.api.WalletView.Movement;
import seckill.payment.mybatis.AccountMapper;
import seckill.payment.mybatis.MovementMapper;
import seckill.transaction.PaperDatabase;
import seckill.transaction.PendingElsewhereException;

class MoveMoneyTest {

    private static final Charge CHARGE = new Charge(id("charge"), "order-11", 42, TEN);
    private static final Deposit DEPOSIT = new Deposit(id("deposit"), 42, TEN);
    private static final Refund REFUND = new Refund(id("refund-payment"), "order-11", 42, TEN);
    private static final Award AWARD = new Award(id("award-points"), "order-11", 42, 10);
    private static final Revoke REVOKE = new Revoke(id("revoke-points"), "order-11", 42);
    private static final AccountMapper.Row WALLET = new AccountMapper.Row(700, "CNY");
    private static final DuplicateKeyException DUPLICATE = new DuplicateKeyException("there is one");

    private final PaperPayments paper = new PaperPayments();
    private final PaperDatabase database = paper.database;

    // charging

    @Test
    void an_order_is_charged_once_from_the_wallet_and_the_ledger_says_so() {
        assertThat(carryOut(CHARGE)).isEqualTo(Reply.done());
        assertThat(paper.asked()).containsExactly(
                "captured(order-11, 42, 1000, CNY)",
                "debit(42, 1000, CNY)",
                movement("checkout-1/charge", "CAPTURE", -1_000, "order-11"));
    }

    @Test
    void an_order_that_another_command_has_paid_is_refused() {
        database.answers("captured(", DUPLICATE);
        assertThat(carryOut(CHARGE)).isEqualTo(Reply.refused(PaymentRefusal.ALREADY_PAID));
        assertThat(paper.asked()).doesNotContain("debit(42, 1000, CNY)");
    }

    @Test
    void an_order_whose_payment_may_still_vanish_is_neither_paid_nor_refused() {
        database.answers("captured(", DUPLICATE).answers("authorizedOnly(", true);
        assertThatThrownBy(() -> paper.charging.charge(CHARGE, "1"))
                .isInstanceOf(PendingElsewhereException.class)
                .hasMessageContaining("the payment of order order-11");
    }

    @Test
    void a_wallet_that_is_not_debited_is_empty_or_not_there_or_in_another_currency() {
        database.answers("debit(", 0);
        assertThat(carryOut(CHARGE)).isEqualTo(Reply.refused(PaymentRefusal.NO_WALLET));
        database.answers("AccountMapper.of(", WALLET);
        assertThat(carryOut(CHARGE)).isEqualTo(Reply.refused(PaymentRefusal.INSUFFICIENT_BALANCE));
        database.answers("AccountMapper.of(", new AccountMapper.Row(9_000, "EUR"));
        assertThat(carryOut(CHARGE)).isEqualTo(Reply.refused(PaymentRefusal.WRONG_CURRENCY));
        assertThat(paper.asked()).noneMatch(it -> it.startsWith("insert("));
    }

    @Test
    void buyers_who_pay_the_same_are_charged_in_one_statement_and_one_who_pays_twice_by_the_sum() {
        database.answers("UPDATE account", 2, 1, 1);
        assertThat(paper.charging.chargeAll(
                        List.of(charge(1, 42, TEN), charge(2, 43, TEN), charge(3, 44, TEN), charge(4, 44, TEN), charge(5, 45, new Money(7, "EUR"))),
                        it -> "m-" + it.orderId()))
                .isTrue();
        List<String> asked = paper.asked();
        assertThat(asked.get(0)).startsWith("INSERT INTO payment (").contains("[order-1, 42, 1000, 1000, 0, CNY, order-2, 43");
        assertThat(asked.get(1)).startsWith("INSERT INTO movement (").contains("[m-order-1, 42, CAPTURE, -1000, order-1, 2026-11-11T12:00,");
        assertThat(asked.get(2)).matches("UPDATE account .* \\[1000, (42, 43|43, 42), CNY, 1000]");
        assertThat(asked.get(3)).endsWith("[2000, 44, CNY, 2000]");
        assertThat(asked.get(4)).endsWith("[7, 45, EUR, 7]");
    }

    @Test
    void one_empty_wallet_keeps_all_from_being_charged_together() {
        database.answers("UPDATE account", 1);
        assertThat(paper.charging.chargeAll(List.of(charge(1, 42, TEN), charge(2, 43, TEN)), it -> it.orderId())).isFalse();
    }

    // adding

    @Test
    void a_deposit_is_added_to_the_wallet() {
        assertThat(carryOut(DEPOSIT)).isEqualTo(Reply.done());
        assertThat(paper.asked()).containsExactly("credit(42, 1000, CNY)", movement("checkout-1/deposit", "DEPOSIT", 1_000, "null"));
        database.answers("credit(", 0);
        assertThat(carryOut(DEPOSIT)).isEqualTo(Reply.refused(PaymentRefusal.NO_WALLET));
        database.answers("AccountMapper.of(", WALLET);
        assertThat(carryOut(DEPOSIT)).isEqualTo(Reply.refused(PaymentRefusal.WRONG_CURRENCY));
    }

    @Test
    void a_refund_goes_back_to_the_wallet_it_came_from() {
        assertThat(carryOut(REFUND)).isEqualTo(Reply.done());
        assertThat(paper.asked()).containsExactly(
                "refunded(order-11, 42, 1000, CNY)",
                "credit(42, 1000, CNY)",
                movement("checkout-1/refund-payment", "REFUND", 1_000, "order-11"));
    }

    @Test
    void what_was_never_charged_or_given_back_before_is_not_refunded() {
        database.answers("refunded(", 0).answers("refundedOf(", PaperDatabase.NOTHING);
        assertThat(carryOut(REFUND)).isEqualTo(Reply.refused(PaymentRefusal.NOT_CHARGED));
        database.answers("refundedOf(", 1_000L);
        assertThat(carryOut(REFUND)).isEqualTo(Reply.refused(PaymentRefusal.ALREADY_REFUNDED));
        assertThat(paper.asked()).contains("refundedOf(order-11, 42, 1000, CNY)").doesNotContain("credit(42, 1000, CNY)");
        database.answers("refundedOf(", 0L);
        assertThatThrownBy(() -> paper.refunding.refund(REFUND)).isInstanceOf(PendingElsewhereException.class);
    }

    @Test
    void a_wallet_that_vanished_is_a_failure() {
        database.answers("credit(", 0);
        assertThatThrownBy(() -> carryOut(REFUND))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("order order-11 was charged to a wallet that is not there");
    }

    // points

    @Test
    void an_order_earns_points_once() {
        assertThat(carryOut(AWARD)).isEqualTo(Reply.done());
        assertThat(paper.asked()).containsExactly(
                "award(order-11, 42, 10)", "add(42, 10)", "moved(checkout-1/award-points, 42, AWARD, 10, order-11, 2026-11-11T12:00)");
        database.answers("award(", DUPLICATE);
        assertThat(carryOut(AWARD)).isEqualTo(Reply.refused(PaymentRefusal.ALREADY_AWARDED));
        database.answers("pending(", true);
        assertThatThrownBy(() -> paper.points.award(AWARD, "1"))
                .isInstanceOf(PendingElsewhereException.class)
                .hasMessageContaining("the points of order order-11");
    }

    @Test
    void points_of_nobody_are_refused() {
        database.answers("add(", 0);
        assertThat(carryOut(AWARD)).isEqualTo(Reply.refused(PaymentRefusal.NO_WALLET));
    }

    @Test
    void points_are_taken_back_as_many_as_the_order_earned() {
        database.answers("awarded(order-11, 42)", 10L);
        assertThat(carryOut(REVOKE)).isEqualTo(Reply.done());
        assertThat(paper.asked()).containsExactly(
                "awarded(order-11, 42)", "revoke(order-11, 42, 10)", "take(42, 10)",
                "moved(checkout-1/revoke-points, 42, REVOCATION, -10, order-11, 2026-11-11T12:00)");
    }

    @Test
    void an_order_that_earned_nothing_has_nothing_taken_back() {
        assertThat(carryOut(REVOKE)).isEqualTo(Reply.done());
        assertThat(paper.asked()).containsExactly("awarded(order-11, 42)");
    }

    @Test
    void points_that_are_not_where_they_should_be_are_pending_elsewhere_or_a_failure() {
        database.answers("awarded(order-11, 42)", 10L).answers("revoke(", 0);
        assertThatThrownBy(() -> paper.points.revoke(REVOKE)).isInstanceOf(PendingElsewhereException.class);
        database.answers("revoke(", 1).answers("take(", 0);
        assertThatThrownBy(() -> paper.points.revoke(REVOKE)).isInstanceOf(IllegalStateException.class);
    }

    // wallets

    @Test
    void wallets_that_are_not_there_are_opened_with_their_deposit() {
        database.answers("existing(", List.of(41L));
        assertThat(paper.participant().open(List.of(41L, 42L, 42L), TEN)).isOne();
        assertThat(paper.asked()).containsExactly(
                "existing([41, 42, 42])", "open([42], 1000, CNY)", "open([42])", movement("open/42", "DEPOSIT", 1_000, "null"));
    }

    @Test
    void an_empty_wallet_has_no_movement_and_none_is_opened_twice() {
        assertThat(paper.participant().open(List.of(42L), new Money(0, "CNY"))).isOne();
        assertThat(paper.asked()).containsExactly("existing([42])", "open([42], 0, CNY)", "open([42])");
        database.answers("existing(", List.of(42L));
        assertThat(paper.participant().open(List.of(42L), TEN)).isZero();
        assertThat(paper.asked()).containsExactly("existing([42])");
        assertThatThrownBy(() -> paper.participant().open(List.of(43L), new Money(-1, "CNY"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void many_wallets_are_opened_five_hundred_at_a_time() {
        assertThat(paper.participant().open(LongStream.rangeClosed(1, 501).boxed().toList(), TEN)).isEqualTo(501);
        assertThat(paper.asked()).filteredOn(it -> it.startsWith("existing(")).hasSize(2);
    }

    @Test
    void a_wallet_is_shown_with_its_points_and_newest_movements() {
        database.answers("AccountMapper.of(42)", WALLET).answers("PointsMapper.of(42)", 10L).answers("newest(42, 50)", List.of(
                new MovementMapper.Row("m-2", 42, "CAPTURE", -300, "order-11", LocalDateTime.of(2026, 11, 11, 12, 0)),
                new MovementMapper.Row("m-1", 42, "DEPOSIT", 1_000, null, LocalDateTime.of(2026, 11, 11, 11, 0))));
        assertThat(paper.participant().wallet(42)).containsExactly(new WalletView(42, new Money(700, "CNY"), 10, List.of(
                new Movement(Kind.CAPTURE, new Money(-300, "CNY"), "order-11", Instant.parse("2026-11-11T12:00:00Z")),
                new Movement(Kind.DEPOSIT, TEN, "", Instant.parse("2026-11-11T11:00:00Z")))));
        assertThat(paper.participant().wallet(43)).isEmpty();
    }

    // the participant

    @Test
    void what_a_command_left_is_remembered() {
        database.answers("SELECT refusal, xid", List.<Object[]>of(new Object[] {"NO_WALLET", ""}));
        assertThat(paper.participant().trace(id("charge"))).isEqualTo(new CommandTrace(CommandTrace.State.REFUSED, "", "NO_WALLET"));
    }

    @Test
    void a_checkout_that_travels_has_its_payment_announced_where_it_could_not_be_asked_back() {
        assertThat(paper.participant().take(Phase.DO, REFUND)).isEqualTo(Reply.done());
        assertThat(paper.asked()).containsExactly("announceRefund(order-11, 42, 1000, CNY)");
        assertThat(paper.participant().takeAll(Phase.FOLLOW, List.of(AWARD, REFUND))).containsExactly(Reply.done(), Reply.done());
        assertThat(paper.asked()).contains("add(42, 10)", "credit(42, 1000, CNY)");
    }

    private Reply carryOut(PaymentCommand command) {
        return paper.participant().carryOut(command);
    }

    private static Charge charge(int n, long buyer, Money amount) {
        return new Charge(new CommandId("checkout-" + n, "charge"), "order-" + n, buyer, amount);
    }
}
