package seckill.checkout.nacos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import seckill.checkout.ScenarioModes.ModeSwitch;

class ModesTextTest {

    private static final Map<String, String> BEFORE = Map.of("buy-now", "AT", "pay-order", "AT");

    @Test
    void a_switch_survives_the_way_through_the_text_with_its_operator_and_reason() {
        ModesText text = ModesText.of(BEFORE).with(new ModeSwitch("buy-now", "NONE", "olga", "to see damage = red\n#1 \\o/"));
        ModesText read = ModesText.parse(text.text());
        assertThat(read.modes()).isEqualTo(Map.of("buy-now", "NONE", "pay-order", "AT"));
        assertThat(read.operator(BEFORE)).isEqualTo("olga");
        assertThat(read.reason(BEFORE)).isEqualTo("to see damage = red #1 \\o/");
    }

    @Test
    void an_edit_by_hand_is_not_put_down_to_the_operator_who_switched_before() {
        String switched = ModesText.of(BEFORE).with(new ModeSwitch("buy-now", "NONE", "olga", "test")).text();
        ModesText edited = ModesText.parse(switched.replace("pay-order=AT", "pay-order=NONE"));
        assertThat(edited.operator(Map.of("buy-now", "NONE", "pay-order", "AT"))).isEqualTo("nacos");
    }
}
