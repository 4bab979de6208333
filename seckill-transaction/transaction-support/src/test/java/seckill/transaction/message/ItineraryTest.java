package seckill.transaction.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import seckill.participant.Phase;

class ItineraryTest {

    @Test
    void a_way_starts_by_doing_its_first_stop() {
        assertThat(new Itinerary(List.of(false, true)).start()).isEqualTo(new Onward.Leg(0, Phase.DO, ""));
    }

    @Test
    void a_way_has_a_stop_and_begins_with_one_that_may_refuse() {
        for (List<Boolean> none : List.of(List.<Boolean>of(), List.of(true))) {
            assertThatThrownBy(() -> new Itinerary(none))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("it begins with a stop that may refuse");
        }
    }
}
