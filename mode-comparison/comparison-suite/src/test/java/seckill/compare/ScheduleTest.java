package seckill.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees.Family;
import seckill.checkout.Guarantees.Visibility;

class ScheduleTest {

    @Test
    void the_same_seed_draws_the_same_and_others_draw_something_else() {
        assertThat(Schedule.drawn(17, DeclaredModes.all())).isEqualTo(Schedule.drawn(17, DeclaredModes.all()));
        assertThat(LongStream.range(0, 200).mapToObj(seed -> Schedule.drawn(seed, DeclaredModes.all()).blows()).distinct()).hasSizeGreaterThan(150);
    }

    @Test
    void what_is_printed_is_read_again() {
        LongStream.range(0, 200).mapToObj(seed -> Schedule.drawn(seed, DeclaredModes.all()))
                .forEach(it -> assertThat(Schedule.parse(it.toString())).isEqualTo(it));
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> Schedule.parse("AT")).hasMessageContaining("one looks like");
        assertThatThrownBy(() -> Schedule.parse("AT 17 kill:stock")).hasMessageContaining("one looks like");
        assertThatThrownBy(() -> Schedule.parse("AT 17 burn:stock@3")).hasMessageContaining("burn");
    }

    @Test
    void a_blow_that_would_hit_nobody_is_refused() {
        ScheduleConverter converter = new ScheduleConverter();

        assertThatThrownBy(() -> converter.convert("AT 1 kill:shop@3")).hasMessageContaining("nothing is called shop");
        assertThatThrownBy(() -> converter.convert("AT 1 cut:redis@3+5")).hasMessageContaining("nothing is called redis");
        assertThatThrownBy(() -> converter.convert("AT 1 kill:stock-tc@3")).hasMessageContaining("nothing is called stock-tc");
        assertThatThrownBy(() -> converter.convert("OUTBOX 1 kill:tc@3")).hasMessageContaining("nothing is called tc");
        assertThatThrownBy(() -> converter.convert("AT 1 switch:JTA@3")).as("of another assembly").hasMessageContaining("nothing is called JTA");
        assertThatThrownBy(() -> converter.convert("AT 1 lock:gateway@3+5")).hasMessageContaining("nothing is called gateway");
        assertThat(converter.convert("AT 1 switch:OUTBOX@3 lock:stock@3+5").blows()).hasSize(2);
        assertThat(converter.convert("AT 1 kill:tc@3 cut:gateway-redis@3+5").blows()).hasSize(2);
    }

    @Test
    void what_is_drawn_hits_somebody() {
        LongStream.range(0, 200).mapToObj(seed -> Schedule.drawn(seed, DeclaredModes.all()))
                .forEach(it -> assertThat(Schedule.strangers(it, DeclaredModes.named(it.mode()))).isEmpty());
    }

    @Test
    void with_another_mode_on_the_way_no_more_is_expected_than_both_declare() {
        assertThat(Schedule.parse("XA 1 kill:stock@3").declared().readersSee()).isEqualTo(Visibility.NOTHING);
        assertThat(Schedule.parse("XA 1 switch:SAGA@3").declared().readersSee()).isEqualTo(Visibility.UNCOMMITTED_STEPS);
        assertThat(Schedule.parse("SAGA 1 switch:XA@3").declared().readersSee()).isEqualTo(Visibility.UNCOMMITTED_STEPS);
        assertThat(Schedule.parse("OUTBOX 1 switch:XA@3").declared().family()).as("waits longer for rest").isEqualTo(Family.TWO_PHASE_COMMIT);
    }

    @Test
    void only_the_blows_that_it_takes_are_left() {
        Schedule all = Schedule.parse("AT 17 slow:order@10+200 kill:stock@350 pause:redis@400+10 cut:payment@800+400");

        Schedule left = all.shrunk(it -> it.toString().contains("kill:stock") && it.toString().contains("cut:payment"));

        assertThat(left.blows()).isEqualTo(List.of(Blow.parse("kill:stock@350"), Blow.parse("cut:payment@800+400")));
    }

    @Test
    void one_blow_is_not_shrunk_any_more() {
        Schedule one = Schedule.parse("AT 17 kill:stock@350");

        assertThat(one.shrunk(it -> true)).isEqualTo(one);
    }
}
