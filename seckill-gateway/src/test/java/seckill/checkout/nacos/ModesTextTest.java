package seckill.checkout.nacos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import seckill.checkout.ModeChoice;
import seckill.checkout.ModeJournal.Author;
import seckill.checkout.ScenarioModes.ModeSwitch;

class ModesTextTest {

    private static final Map<String, String> BEFORE = Map.of("buy-now", "AT", "pay-order", "AT");
    private static final Author BY_HAND = new Author("nacos", "edited in Nacos");

    @Test
    void a_switch_survives_the_way_through_the_text_with_its_operator_and_reason() {
        ModesText read = ModesText.parse(switched("to see damage = red\n#1 \\o/").text());
        assertThat(read.modes()).isEqualTo(Map.of("buy-now", "NONE", "pay-order", "AT"));
        assertThat(read.author("buy-now", 17)).isEqualTo(new Author("olga", "to see damage = red #1 \\o/"));
    }

    @Test
    void an_edit_by_hand_is_not_put_down_to_the_operator_who_switched_before() {
        String switched = switched("test").text();
        assertThat(ModesText.parse(switched.replace("pay-order=AT", "pay-order=NONE")).author("pay-order", 3)).isEqualTo(BY_HAND);
        assertThat(ModesText.parse(switched.replace("\nbuy-now=NONE", "\nbuy-now=XA")).author("buy-now", 18)).isEqualTo(BY_HAND);
    }

    @Test
    void a_later_edit_to_the_same_mode_is_not_either() {
        assertThat(switched("test").author("buy-now", 19)).isEqualTo(BY_HAND);
    }

    @Test
    void a_scenario_that_the_text_does_not_name_keeps_its_mode() {
        assertThat(ModesText.parse("buy-now=NONE").over(BEFORE).modes())
                .isEqualTo(Map.of("buy-now", "NONE", "pay-order", "AT"));
    }

    @Test
    void what_cannot_be_read_is_no_configuration() {
        for (String content : new String[] {null, "", " \n", "buy-now=\\u00zz"}) {
            assertThatIllegalArgumentException().as(content).isThrownBy(() -> ModesText.parse(content));
        }
    }

    private static ModesText switched(String reason) {
        return ModesText.of(BEFORE)
                .with(new ModeSwitch("buy-now", "NONE", "olga", reason), new ModeChoice("buy-now", "AT", 17));
    }
}
