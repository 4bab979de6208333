package seckill.comparison;

import static org.awaitility.Awaitility.await;

import java.util.Map;

/** A program that asks with a buyer's token as fast as it can, until it is closed. */
final class AtTheDoor implements Runnable, AutoCloseable {

    private final OperatedSale sale;
    private final Buyer buyer;
    private final String key;
    private final String token;
    private volatile boolean closed;
    private volatile boolean turnedAway;

    AtTheDoor(OperatedSale sale, Buyer buyer, String key, String token) {
        this.sale = sale;
        this.buyer = buyer;
        this.key = key;
        this.token = token;
    }

    @Override
    public void run() {
        while (!closed) {
            if (sale.asked(buyer.http(), Map.of("quantity", 1_000), key, token).status() == 429) { // more than one may have: it gets none
                turnedAway = true;
            }
        }
    }

    void isTurnedAway() {
        await("it asks too often").until(() -> turnedAway);
    }

    @Override
    public void close() {
        closed = true;
    }
}
