package seckill.compare.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static seckill.compare.witness.Watched.End.FOR_NOTHING;
import static seckill.compare.witness.Watched.End.UNKNOWN;
import static seckill.compare.witness.Watched.End.WELL;

import org.junit.jupiter.api.Test;

class WatchedTest {

    private static final Sight NOTHING = new Sight("", "", "", "");
    private static final Sight UNITS = new Sight("DEDUCTED", "", "", "DEDUCTED");
    private static final Sight SET_ASIDE = new Sight("RESERVED", "PENDING", "AUTHORIZED", "RESERVED");
    private static final Sight ALL = new Sight("DEDUCTED", "PAID", "CAPTURED", "DEDUCTED");

    private final Watched watched = new Watched();

    @Test
    void units_without_an_order_are_seen_for_as_long_as_looks_see_them() {
        watched.saw(100, NOTHING);
        watched.saw(200, UNITS);
        watched.saw(500, UNITS);
        watched.saw(600, ALL);

        assertThat(watched.unitsWithoutOrderNanos()).isEqualTo(300);
        assertThat(watched.orderWithoutUnitsNanos()).isZero();
    }

    @Test
    void a_final_state_of_a_checkout_that_comes_to_nothing_is_a_dirty_read() {
        watched.saw(100, UNITS);
        watched.saw(200, NOTHING);
        assertThat(watched.sawDirty()).as("its end is not known yet").isFalse();

        watched.end(FOR_NOTHING, 900);

        assertThat(watched.sawDirty()).isTrue();
    }

    @Test
    void a_final_state_of_one_that_goes_well_is_none() {
        watched.saw(100, UNITS);
        watched.end(WELL, 900);

        assertThat(watched.sawDirty()).isFalse();
    }

    @Test
    void a_final_state_of_one_whose_buyer_gave_up_asking_is_none() {
        watched.saw(100, ALL);
        watched.end(UNKNOWN, 900);

        assertThat(watched.sawDirty()).isFalse();
    }

    @Test
    void what_is_set_aside_and_given_back_is_none() {
        watched.saw(100, SET_ASIDE);
        watched.end(FOR_NOTHING, 900);

        assertThat(watched.sawDirty()).isFalse();
    }

    @Test
    void a_paid_order_without_money_is_seen() {
        watched.saw(100, new Sight("DEDUCTED", "PAID", "AUTHORIZED", "DEDUCTED"));

        assertThat(watched.paidWithoutMoneyNanos()).isPositive();
    }

    @Test
    void a_row_that_comes_between_two_statements_of_a_look_is_no_anomaly() {
        watched.saw(100, new Sight("", "PAID", "CAPTURED", "DEDUCTED"));

        assertThat(watched.orderWithoutUnitsNanos()).isZero();
        assertThat(watched.unitsWithoutOrderNanos()).isZero();
    }
}
