package seckill.redismessages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import seckill.checkout.ticket.Admission;
import seckill.checkout.ticket.Admission.Answer;
import seckill.stock.api.StockLine;

/** The buyer of the last unit, whose gateway heard no answer and asks again. */
final class LastUnit {

    static final StockLine LINE = new StockLine(7, 3, 1);
    static final String COUNTER = "{admission}:units:3:7";

    private LastUnit() {}

    /** Fails when the buyer is refused the unit that was taken, or another gets it too. */
    static void isNotLost(RedisServer redis, Admission admission) {
        redis.set(COUNTER, 1);
        String ticket = UUID.randomUUID().toString();
        long before = redis.journaled();

        admission.admit(ticket, List.of(LINE)); // what it says reaches nobody

        assertThat(admission.admit(ticket, List.of(LINE))).isEqualTo(Answer.ALREADY);
        assertThat(admission.admit(UUID.randomUUID().toString(), List.of(LINE))).isEqualTo(Answer.SOLD_OUT);
        assertThat(redis.number(COUNTER)).isZero();
        assertThat(redis.journaled() - before).as("journaled").isEqualTo(1);
    }
}
