package seckill.messages;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import seckill.transaction.message.Letter;
import seckill.transaction.message.Letters;
import seckill.transaction.outbox.OutboxRelay;
import seckill.transaction.outbox.OutboxSettings;
import seckill.transaction.rocketmq.MessageSettings;
import seckill.transaction.rocketmq.RocketConnection;
import seckill.transaction.rocketmq.RocketLetters;

/**
 * A process with a relay in it, which stops just after the broker has acknowledged its first letter, and waits to be killed.
 * Arguments: the database's URL, the name server, the lease in milliseconds.
 */
final class RelayProgram {

    static final String ACKNOWLEDGED = "acknowledged";

    private RelayProgram() {}

    public static void main(String[] args) throws InterruptedException {
        MessageSettings settings = MessageSettings.byDefault();
        Letters letters = new RocketLetters(new RocketConnection(args[1], settings.sendWithin()), settings, "relay-program");
        CountDownLatch never = new CountDownLatch(1);
        HikariDataSource pool = Bench.pool(args[0]);
        OutboxRelay relay = new OutboxRelay(
                pool,
                letter -> publishAndHang(letters, letter, never),
                OutboxSettings.byDefault().withLease(Duration.ofMillis(Long.parseLong(args[2]))),
                "relay-program");
        relay.start();
        never.await();
    }

    private static void publishAndHang(Letters letters, Letter letter, CountDownLatch never) {
        letters.publish(letter);
        System.out.println(ACKNOWLEDGED);
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
