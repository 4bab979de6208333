package seckill.payment.tcc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static seckill.payment.PaperPayments.TEN;
import static seckill.payment.PaperPayments.id;
import static seckill.payment.PaperPayments.movement;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import seckill.payment.PaperPayments;
import seckill.payment.api.PaymentCommand;
import seckill.payment.api.PaymentCommand.Award;
import seckill.payment.api.PaymentCommand.Charge;
import seckill.payment.api.PaymentCommand.Deposit;
import seckill.payment.api.PaymentCommand.Refund;
import seckill.payment.api.PaymentCommand.Revoke;
import seckill.payment.api.PaymentRefusal;
import seckill.payment.mybatis.AccountMapper;
import seckill.transaction.PaperDatabase;
import seckill.transaction.PendingElsewhereException;

class PaymentTccTest {

    private static final Charge CHARGE = new Charge(id("charge"), "order-11", 42, TEN);
    private static final Deposit DEPOSIT = new Deposit(id("deposit"), 42, TEN);
    private static final Refund REFUND = new Refund(id("refund-payment"), "order-11", 42, TEN);
    private static final Award AWARD = new Award(id("award-points"), "order-11", 42, 10);
    private static final Revoke REVOKE = new Revoke(id("revoke-points"), "order-11", 42);
    private static final DuplicateKeyException DUPLICATE = new DuplicateKeyException("there is one");

    private final PaperPayments paper = new PaperPayments();
    private final PaperDatabase database = paper.database;
    private final PaymentTcc tcc = paper.tcc();

    // try

    @Test
    void money_is_held_under_an_authorized_payment() {
        assertThat(tcc.tryOut(CHARGE)).isEmpty();
        assertThat(paper.asked()).containsExactly("authorized(order-11, 42, 1000, CNY)", "hold(42, 1000, CNY)");
    }

    @Test
    void money_that_cannot_be_held_is_refused() {
        database.answers("hold(", 0).answers("AccountMapper.of(", new AccountMapper.Row(999, "CNY"));
        refused(CHARGE, PaymentRefusal.INSUFFICIENT_BALANCE);
        database.answers("authorized(", DUPLICATE);
        refused(CHARGE, PaymentRefusal.ALREADY_PAID);
    }

    @Test
    void a_deposit_needs_its_wallet_and_moves_nothing_yet() {
        refused(DEPOSIT, PaymentRefusal.NO_WALLET);
        database.answers("exists(42, CNY)", true);
        assertThat(tcc.tryOut(DEPOSIT)).isEmpty();
        assertThat(paper.asked()).noneMatch(it -> it.startsWith("credit("));
    }

    @Test
    void a_refund_is_only_announced() {
        assertThat(tcc.tryOut(REFUND)).isEmpty();
        assertThat(paper.asked()).containsExactly("announceRefund(order-11, 42, 1000, CNY)");
        database.answers("announceRefund(", 0).answers("refundedOf(", 1_000L);
        refused(REFUND, PaymentRefusal.ALREADY_REFUNDED);
    }

    @Test
    void points_are_only_announced_for_somebody_who_is_there() {
        refused(AWARD, PaymentRefusal.NO_WALLET);
        database.answers("PointsMapper.of(42)", 0L);
        assertThat(tcc.tryOut(AWARD)).isEmpty();
        assertThat(paper.asked()).endsWith("announceAward(order-11, 42, 10)");
        database.answers("announceAward(", DUPLICATE);
        refused(AWARD, PaymentRefusal.ALREADY_AWARDED);
        database.answers("pending(", true);
        assertThatThrownBy(() -> tcc.tryOut(AWARD)).isInstanceOf(PendingElsewhereException.class);
    }

    @Test
    void points_that_were_never_earned_are_taken_back_by_doing_nothing() {
        assertThat(tcc.tryOut(REVOKE)).isEmpty();
        assertThat(paper.asked()).containsExactly("announceRevoked(order-11, 42)");
        database.answers("announceRevoked(", 0);
        assertThat(tcc.tryOut(REVOKE)).isEmpty();
        database.answers("pending(", true);
        assertThatThrownBy(() -> tcc.tryOut(REVOKE)).isInstanceOf(PendingElsewhereException.class);
    }

    // confirm

    @Test
    void held_money_is_captured() {
        tcc.confirm(CHARGE);
        assertThat(paper.asked()).containsExactly(
                "debitHeld(42, 1000)", "captureAuthorized(order-11)", movement("checkout-1/charge", "CAPTURE", -1_000, "order-11"));
    }

    @Test
    void what_was_announced_is_given() {
        tcc.confirm(DEPOSIT);
        assertThat(paper.asked()).containsExactly("credit(42, 1000, CNY)", movement("checkout-1/deposit", "DEPOSIT", 1_000, "null"));
        tcc.confirm(REFUND);
        assertThat(paper.asked()).containsExactly(
                "credit(42, 1000, CNY)", "refundAnnounced(order-11)", movement("checkout-1/refund-payment", "REFUND", 1_000, "order-11"));
        tcc.confirm(AWARD);
        assertThat(paper.asked()).containsExactly(
                "add(42, 10)", "awardAnnounced(order-11)", "moved(checkout-1/award-points, 42, AWARD, 10, order-11, 2026-11-11T12:00)");
    }

    @Test
    void announced_points_are_taken_back_and_none_where_none_were_announced() {
        tcc.confirm(REVOKE);
        assertThat(paper.asked()).containsExactly("announcedRevocation(order-11)");
        database.answers("announcedRevocation(", 10L);
        tcc.confirm(REVOKE);
        assertThat(paper.asked()).containsExactly(
                "announcedRevocation(order-11)", "take(42, 10)", "revokeAnnounced(order-11)",
                "moved(checkout-1/revoke-points, 42, REVOCATION, -10, order-11, 2026-11-11T12:00)");
    }

    @Test
    void a_confirm_that_finds_half_of_what_was_tried_is_a_failure() {
        database.answers("announcedRevocation(", 10L);
        for (String statement : List.of(
                "debitHeld(", "captureAuthorized(", "credit(", "refundAnnounced(", "add(", "awardAnnounced(", "take(", "revokeAnnounced(")) {
            database.answers(statement, 0);
            assertThat(List.of(CHARGE, DEPOSIT, REFUND, AWARD, REVOKE)).as(statement).anySatisfy(command ->
                    assertThatThrownBy(() -> tcc.confirm(command))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessage("what command " + command.id() + " tried is not there any more"));
            database.answers(statement, 1);
        }
    }

    @Test
    void neither_a_deposit_nor_a_refund_reaches_a_wallet_that_is_not_there() {
        database.answers("credit(", 0);
        for (PaymentCommand command : List.of(DEPOSIT, REFUND)) {
            assertThatThrownBy(() -> tcc.confirm(command)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(paper.asked()).noneMatch(it -> it.startsWith("insert("));
    }

    // cancel

    @Test
    void held_money_is_let_go_and_its_payment_vanishes() {
        tcc.cancel(CHARGE);
        assertThat(paper.asked()).containsExactly("letGo(42, 1000)", "deleteAuthorized(order-11)");
    }

    @Test
    void announcements_are_taken_back() {
        tcc.cancel(DEPOSIT);
        tcc.cancel(REFUND);
        tcc.cancel(AWARD);
        tcc.cancel(REVOKE);
        assertThat(paper.asked()).containsExactly(
                "takeBackAnnouncedRefund(order-11)", "deleteAnnouncedAward(order-11)", "takeBackAnnouncedRevocation(order-11)");
    }

    @Test
    void a_cancel_that_finds_half_of_what_was_tried_is_a_failure() {
        for (String statement : List.of("letGo(", "deleteAuthorized(", "takeBackAnnouncedRefund(", "deleteAnnouncedAward(")) {
            database.answers(statement, 0);
            assertThat(List.of(CHARGE, REFUND, AWARD)).as(statement).anySatisfy(command ->
                    assertThatThrownBy(() -> tcc.cancel(command)).isInstanceOf(IllegalStateException.class));
            database.answers(statement, 1);
        }
    }

    private void refused(PaymentCommand command, PaymentRefusal why) {
        assertThat(tcc.tryOut(command)).contains(why);
    }
}
