package seckill.transaction.outbox;

import seckill.participant.Publishing;
import seckill.participant.Reply;
import seckill.transaction.message.FirstLetter;
import seckill.transaction.message.Letter;

/** The first letter of a checkout is a row of the first local transaction. */
final class FirstLetterByOutbox implements FirstLetter {

    private final Outbox outbox;

    FirstLetterByOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Publishing how() {
        return Publishing.OUTBOX;
    }

    @Override
    public Reply begin(Letter letter, Transaction transaction) {
        return transaction.carryOut(() -> outbox.write(letter));
    }
}
