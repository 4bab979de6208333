package seckill.transaction.rocketmq;

import seckill.transaction.message.Letter;
import seckill.transaction.trace.Traced;

/** What a span says of the letter that it is about. */
final class TracedLetter {

    private TracedLetter() {}

    static Traced sending(Letter letter) {
        return on(Traced.sending("send " + letter.topic()), letter);
    }

    /** @param trace where it was sent, null when nobody traces */
    static Traced taking(Letter letter, String trace) {
        return on(Traced.taking("take " + letter.topic(), trace), letter);
    }

    private static Traced on(Traced span, Letter letter) {
        return span.with("messaging.system", "rocketmq")
                .with("messaging.destination.name", letter.topic())
                .with("messaging.message.id", letter.id())
                .with("seckill.order", letter.orderKey());
    }
}
