package seckill.checkout.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import seckill.checkout.Mode;
import seckill.checkout.Outcome;
import seckill.checkout.Step;
import seckill.checkout.ticket.Admission;
import seckill.stock.api.StockCommand;
import seckill.stock.api.StockRefusal;

/** What REDIS_MSG makes of the answers of its counters. */
class AdmittingModeTest extends PaperModes {

    @Test
    void an_admitted_checkout_is_under_way() {
        assertThat(redis(Admission.Answer.TICKET).carry(checkout, buying())).isEqualTo(new Outcome.UnderWay());
        assertThat(redis(Admission.Answer.ALREADY).carry(checkout, buying())).isEqualTo(new Outcome.UnderWay());
    }

    @Test
    void counters_without_units_refuse_and_a_checkout_that_was_given_up_has_failed() {
        assertThat(redis(Admission.Answer.SOLD_OUT).carry(checkout, buying()))
                .isEqualTo(new Outcome.Refused(StockRefusal.OUT_OF_STOCK));
        assertThat(redis(Admission.Answer.GIVEN_UP).carry(checkout, buying()))
                .isEqualTo(new Outcome.Failed("given up before it was admitted"));
    }

    @Test
    void a_server_that_does_not_answer_may_have_admitted() {
        Mode mode = new RedisMsgMode(new PaperAdmission(null));
        assertThat(mode.carry(checkout, buying())).isEqualTo(new Outcome.Unknown("IllegalStateException"));
        assertThatThrownBy(() -> mode.resolve(checkout, buying())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_is_taken_off_the_counters_is_what_the_steps_take() {
        PaperAdmission admission = new PaperAdmission(Admission.Answer.TICKET);
        Mode mode = new RedisMsgMode(admission);
        mode.carry(checkout, buying());
        mode.carry(checkout, List.of(
                new Step<>(with.stock(), new StockCommand.Reserve(id("reserve-stock"), "order-11", 42, LAMPS, Instant.EPOCH))));
        mode.carry(checkout, cancelling());
        assertThat(admission.asked).containsExactly("checkout-1 " + LAMPS, "checkout-1 " + LAMPS, "checkout-1 []");
    }

    @Test
    void a_checkout_that_is_not_in_the_journal_is_journaled_again() {
        PaperAdmission admission = new PaperAdmission(Admission.Answer.TICKET);
        assertThat(new RedisMsgMode(admission).resolve(checkout, buying())).isEmpty();
        assertThat(admission.asked).containsExactly("again checkout-1 " + LAMPS);
        assertThat(redis(Admission.Answer.GIVEN_UP).resolve(checkout, buying()))
                .contains(new Outcome.Failed("given up before it was admitted"));
    }
}
