package seckill.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees.Settlement;
import seckill.checkout.JournaledModes.Authors;
import seckill.checkout.ScenarioModes.ModeSwitch;
import seckill.checkout.scenario.CancelOrder;
import seckill.checkout.scenario.PayOrder;

class JournaledModesTest {

    private final PaperJournal journal = new PaperJournal();
    private final JournaledModes modes = new JournaledModes(
            new Scenarios(List.of(new CancelOrder(new PaperParticipants().all()), new PayOrder(new PaperParticipants().all()))),
            new Modes(List.of(
                    new PaperMode("AT", Settlement.SHORTLY_AFTER, new Outcome.Accepted()),
                    new PaperMode("XA", Settlement.SHORTLY_AFTER, new Outcome.Accepted()))),
            journal);

    @Test
    void modes_are_put_in_force_together_and_journaled() {
        modes.apply(wanted("AT", "XA"), Authors.all("ann", "a try"));
        assertThat(modes.of("pay-order")).isEqualTo(new ModeChoice("pay-order", "XA", 1));
        assertThat(modes.all()).extracting(ModeChoice::scenario).containsExactly("cancel-order", "pay-order");
        assertThat(modes.asMap()).isEqualTo(wanted("AT", "XA"));
        assertThat(journal.lines).containsExactly("cancel-order AT after 0 by ann: a try", "pay-order XA after 0 by ann: a try");
    }

    @Test
    void a_switch_grows_the_epoch_of_its_scenario_only() {
        modes.apply(wanted("AT", "AT"), Authors.all("ann", "a try"));
        modes.apply(wanted("AT", "XA"), (scenario, follows) -> new ModeJournal.Author("bob", scenario + " after " + follows));
        assertThat(modes.of("cancel-order").epoch()).isOne();
        assertThat(modes.of("pay-order").epoch()).isEqualTo(2);
        assertThat(journal.lines).endsWith("pay-order XA after 1 by bob: pay-order after 1");
    }

    @Test
    void what_makes_no_sense_changes_nothing() {
        modes.apply(wanted("AT", "AT"), Authors.all("ann", "a try"));
        refused(Map.of("pay-order", "XA"), "no mode null for cancel-order, only [AT, XA]");
        refused(Map.of("cancel-order", "XA", "pay-order", "MAGIC"), "no mode MAGIC for pay-order, only [AT, XA]");
        refused(Map.of("cancel-order", "XA", "pay-order", "XA", "steal", "XA"), "no scenario steal, only [cancel-order, pay-order]");
        assertThat(modes.asMap()).isEqualTo(wanted("AT", "AT"));
    }

    @Test
    void before_the_first_nothing_is_in_force() {
        assertThatThrownBy(() -> modes.of("pay-order")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_shop_begins_with_what_was_recorded_where_it_has_that_mode() {
        journal.modes.put("cancel-order", "XA");
        journal.modes.put("pay-order", "LOCAL"); // of another assembly
        assertThat(modes.recorded("AT")).isEqualTo(wanted("XA", "AT"));
        journal.modes.clear();
        assertThat(modes.recorded("AT")).isEqualTo(wanted("AT", "AT"));
    }

    @Test
    void a_shop_of_one_process_remembers_by_its_journal() {
        journal.modes.put("cancel-order", "XA");
        SingleProcessModes single = new SingleProcessModes(modes, "AT");
        assertThat(single.all()).extracting(ModeChoice::mode).containsExactly("XA", "AT");

        assertThat(single.change(new ModeSwitch("pay-order", "XA", "ann", "a try")).mode()).isEqualTo("XA");
        assertThat(single.of("pay-order").mode()).isEqualTo("XA");
        assertThat(journal.lines).endsWith("pay-order XA after 1 by ann: a try");
        assertThatThrownBy(() -> single.change(new ModeSwitch("pay-order", "MAGIC", "ann", "a try")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> single.change(new ModeSwitch("steal", "XA", "ann", "a try")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(single.refused()).isEmpty();
    }

    @Test
    void who_switches_says_why_in_a_line() {
        assertThat(new ModeSwitch("pay-order", "XA", "ann", "w".repeat(200)).reason()).hasSize(200);
        assertThatThrownBy(() -> new ModeSwitch("pay-order", "XA", "ann", " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ModeSwitch("pay-order", "XA", "ann", "w".repeat(201))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_mode_that_is_not_here_is_a_broken_configuration() {
        Modes none = new Modes(List.of());
        assertThat(none.names()).isEmpty();
        assertThatThrownBy(() -> none.named("AT")).isInstanceOf(IllegalStateException.class);
        PaperMode lame = new PaperMode("AT", Settlement.SHORTLY_AFTER, new Outcome.Accepted());
        lame.whyNotNow = Optional.of("no coordinator");
        assertThat(new Modes(List.of(lame)).whyNotNow("AT")).contains("no coordinator");
    }

    private void refused(Map<String, String> wanted, String why) {
        assertThatThrownBy(() -> modes.apply(wanted, Authors.all("ann", "a try")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    private static Map<String, String> wanted(String cancelling, String paying) {
        return Map.of("cancel-order", cancelling, "pay-order", paying);
    }

    private static final class PaperJournal implements ModeJournal {

        private final Map<String, String> modes = new TreeMap<>();
        private final Map<String, Long> epochs = new TreeMap<>();
        private final List<String> lines = new ArrayList<>();

        @Override
        public ModeChoice agree(String scenario, String mode, LongFunction<Author> author) {
            long epoch = epochs.getOrDefault(scenario, 0L);
            if (epoch == 0 || !mode.equals(modes.get(scenario))) {
                Author by = author.apply(epoch);
                lines.add(scenario + " " + mode + " after " + epoch + " by " + by.operator() + ": " + by.reason());
                modes.put(scenario, mode);
                epochs.put(scenario, epoch + 1);
            }
            return new ModeChoice(scenario, mode, epochs.get(scenario));
        }

        @Override
        public String modeOf(String scenario, String otherwise) {
            return modes.getOrDefault(scenario, otherwise);
        }
    }
}
