package seckill.transaction.micrometer;

import io.micrometer.core.instrument.Counter;
import seckill.transaction.message.Letter;
import seckill.transaction.message.Letters;

/** Letters that are counted when they will survive a crash; those that nobody acknowledged are not. */
public final class CountedLetters implements Letters {

    private final Letters letters;
    private final Counter sent;

    public CountedLetters(Letters letters, SentMessages.Channel channel) {
        this.letters = letters;
        this.sent = SentMessages.by(channel);
    }

    @Override
    public void publish(Letter letter) {
        letters.publish(letter);
        sent.increment();
    }
}
