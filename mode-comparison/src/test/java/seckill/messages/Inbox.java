package seckill.messages;

import java.util.concurrent.atomic.AtomicInteger;
import seckill.participant.Command;
import seckill.participant.CommandId;
import seckill.participant.Reply;
import seckill.transaction.CommandLog;
import seckill.transaction.message.Letter;
import seckill.transaction.message.LetterHandler;

/** Takes letters in as participants do: its effect, and the row that keeps it from happening again, in one transaction. */
final class Inbox implements LetterHandler {

    private final Bench bench;
    private final CommandLog log;
    private final AtomicInteger deliveries = new AtomicInteger();

    Inbox(Bench bench) {
        this.bench = bench;
        this.log = bench.inbox();
    }

    @Override
    public void take(Letter letter) {
        deliveries.incrementAndGet();
        Reply _ = log.once(new Take(new CommandId(letter.id(), "take")), () -> {
            bench.effect(letter.id());
            return Reply.done();
        });
    }

    int deliveries() {
        return deliveries.get();
    }

    private record Take(CommandId id) implements Command {}
}
