package seckill.payment.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static seckill.payment.PaperPayments.TEN;
import static seckill.payment.PaperPayments.id;
import static seckill.payment.PaperPayments.movement;

import java.util.List;
import org.apache.seata.core.model.BranchType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import seckill.payment.PaperPayments;
import seckill.payment.api.PaymentCommand.Award;
import seckill.payment.api.PaymentCommand.Charge;
import seckill.payment.api.PaymentCommand.Deposit;
import seckill.payment.api.PaymentCommand.Refund;
import seckill.payment.api.PaymentCommand.Revoke;
import seckill.transaction.GlobalTransaction;
import seckill.transaction.PaperDatabase;

class PaymentSagaTest {

    private static final Charge CHARGE = new Charge(id("charge"), "order-11", 42, TEN);
    private static final Deposit DEPOSIT = new Deposit(id("deposit"), 42, TEN);
    private static final Refund REFUND = new Refund(id("refund-payment"), "order-11", 42, TEN);
    private static final Award AWARD = new Award(id("award-points"), "order-11", 42, 10);
    private static final Revoke REVOKE = new Revoke(id("revoke-points"), "order-11", 42);

    private final PaperPayments paper = new PaperPayments();
    private final PaperDatabase database = paper.database;
    private final PaymentSaga saga = paper.saga();
    private GlobalTransaction.Scope attempt;

    @BeforeEach
    void in_a_global_transaction() {
        attempt = GlobalTransaction.of("10.0.0.1:8091:77", BranchType.SAGA).bind();
    }

    @AfterEach
    void end() {
        attempt.close();
    }

    @Test
    void a_charge_and_an_award_are_done_at_once_under_the_number_of_the_attempt() {
        assertThat(saga.tryOut(CHARGE)).isEmpty();
        assertThat(paper.asked()).endsWith("debit(42, 1000, CNY)", movement("checkout-1/charge@77", "CAPTURE", -1_000, "order-11"));
        assertThat(saga.tryOut(AWARD)).isEmpty();
        assertThat(paper.asked()).endsWith("moved(checkout-1/award-points@77, 42, AWARD, 10, order-11, 2026-11-11T12:00)");
    }

    @Test
    void what_gives_money_or_takes_points_is_only_announced() {
        database.answers("exists(42, CNY)", true);
        assertThat(saga.tryOut(DEPOSIT)).isEmpty();
        assertThat(saga.tryOut(REFUND)).isEmpty();
        assertThat(saga.tryOut(REVOKE)).isEmpty();
        assertThat(paper.asked()).containsExactly(
                "exists(42, CNY)", "announceRefund(order-11, 42, 1000, CNY)", "announceRevoked(order-11, 42)");
    }

    @Test
    void a_refusal_is_passed_on() {
        database.answers("debit(", 0).answers("add(", 0).answers("announceRefund(", 0);
        assertThat(saga.tryOut(CHARGE).orElseThrow().name()).isEqualTo("NO_WALLET");
        assertThat(saga.tryOut(AWARD).orElseThrow().name()).isEqualTo("NO_WALLET");
        assertThat(saga.tryOut(DEPOSIT).orElseThrow().name()).isEqualTo("NO_WALLET");
        assertThat(saga.tryOut(REFUND).orElseThrow().name()).isEqualTo("NOT_CHARGED");
    }

    @Test
    void a_saga_that_is_decided_has_only_to_give() {
        saga.confirm(CHARGE);
        saga.confirm(AWARD);
        assertThat(paper.asked()).isEmpty();
        saga.confirm(DEPOSIT);
        assertThat(paper.asked()).startsWith("credit(42, 1000, CNY)");
        saga.confirm(REFUND);
        saga.confirm(REVOKE);
        assertThat(paper.asked()).contains("credit(42, 1000, CNY)", "refundAnnounced(order-11)", "announcedRevocation(order-11)");
    }

    @Test
    void a_charge_is_reversed_and_the_ledger_keeps_both() {
        saga.cancel(CHARGE);
        assertThat(paper.asked()).containsExactly(
                "credit(42, 1000, CNY)", "deleteCaptured(order-11)", movement("checkout-1/charge@77-reversal", "REVERSAL", 1_000, "order-11"));
    }

    @Test
    void an_award_is_reversed_and_the_ledger_keeps_both() {
        saga.cancel(AWARD);
        assertThat(paper.asked()).containsExactly(
                "take(42, 10)", "deleteAward(order-11)",
                "moved(checkout-1/award-points@77-reversal, 42, REVERSAL, -10, order-11, 2026-11-11T12:00)");
    }

    @Test
    void an_announcement_is_taken_back() {
        saga.cancel(DEPOSIT);
        saga.cancel(REFUND);
        saga.cancel(REVOKE);
        assertThat(paper.asked()).containsExactly("takeBackAnnouncedRefund(order-11)", "takeBackAnnouncedRevocation(order-11)");
    }

    @Test
    void what_is_not_there_to_compensate_is_a_failure() {
        for (String statement : List.of("credit(", "deleteCaptured(", "take(", "deleteAward(")) {
            database.answers(statement, 0);
            assertThat(List.of(CHARGE, AWARD)).as(statement).anySatisfy(command -> assertThatThrownBy(() -> saga.cancel(command))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("what command " + command.id() + " did is not there to compensate"));
            database.answers(statement, 1);
        }
    }

    @Test
    void charges_are_tried_together_and_what_is_mixed_one_by_one() {
        assertThat(saga.tryOutAll(List.of(CHARGE))).isTrue();
        assertThat(paper.asked()).anyMatch(it -> it.startsWith("INSERT INTO movement") && it.contains("checkout-1/charge@77"));
        assertThat(saga.tryOutAll(List.of(CHARGE, AWARD))).isTrue();
        assertThat(paper.asked()).contains("debit(42, 1000, CNY)", "add(42, 10)");
        database.answers("UPDATE account", 0).answers("add(", 0);
        assertThat(saga.tryOutAll(List.of(CHARGE))).isFalse();
        assertThat(saga.tryOutAll(List.of(CHARGE, AWARD))).isFalse();
    }
}
