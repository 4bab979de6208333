package seckill.transaction.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MessageSettingsTest {

    @Test
    void who_configures_nothing_has_the_defaults() {
        MessageSettings bound = new Binder(new MapConfigurationPropertySource()).bindOrCreate("seckill.messages", Bindable.of(MessageSettings.class));

        assertThat(bound).isEqualTo(MessageSettings.byDefault());
    }

    @Test
    void pauses_grow_with_the_attempts_up_to_the_longest() {
        MessageSettings settings = MessageSettings.byDefault().withAttempts(12, 3);

        assertThat(IntStream.rangeClosed(1, 5).map(settings::pauseLevelAfter)).containsExactly(1, 2, 3, 3, 3);
    }
}
