package seckill.transaction.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import seckill.transaction.message.Letter;
import seckill.transaction.message.LettersUnavailableException;

class SentMessagesTest {

    private static final Letter LETTER = new Letter("id", "topic", "key", "{}");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void count() {
        Metrics.addRegistry(meters);
    }

    @AfterEach
    void countNoMore() {
        Metrics.removeRegistry(meters);
    }

    @Test
    void a_letter_counts_when_it_was_taken_over_under_its_channel() {
        new CountedLetters(letter -> {}, SentMessages.Channel.OUTBOX).publish(LETTER);

        assertThat(meters.get(SentMessages.NAME).tag("channel", "outbox").counter().count()).isEqualTo(1);
    }

    @Test
    void a_letter_that_nobody_acknowledged_does_not_count() {
        CountedLetters letters = new CountedLetters(
                letter -> {
                    throw new LettersUnavailableException("the broker is away");
                },
                SentMessages.Channel.ROCKETMQ);

        assertThatThrownBy(() -> letters.publish(LETTER)).isInstanceOf(LettersUnavailableException.class);
        assertThat(meters.get(SentMessages.NAME).tag("channel", "rocketmq").counter().count()).isZero();
    }
}
