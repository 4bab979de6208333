package seckill.transaction.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OutboxSettingsTest {

    @Test
    void who_configures_nothing_has_the_defaults() {
        OutboxSettings bound = new Binder(new MapConfigurationPropertySource()).bindOrCreate("seckill.messages.outbox", Bindable.of(OutboxSettings.class));

        assertThat(bound).isEqualTo(OutboxSettings.byDefault());
    }
}
