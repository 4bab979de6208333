package seckill.comparison;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Buyers who do everything that buyers can do, each in an order of his own, until they are told to stop: buy and refund,
 * order and pay or cancel, carts of several products, a sale with a limit, top-ups, and what is refused: too many, too dear, too
 * late, twice. Half of what they want is one hot product, which all of them want.
 */
final class Traffic {

    static final long PRICE = 700;

    /** Below the price of a unit: enough to be let in, not enough to buy. */
    static final long TOO_LITTLE = PRICE - 1;

    private static final long PLENTY = 1_000_000_000;
    private static final int TRIES_MAX = 4;
    private static final int NEVER_SOLD_OUT = 10_000_000;

    private final List<Buyer> buyers;
    private final List<Buyer> poor;
    private final Product hot;
    private final Map<Long, Product> own;
    private final Product onSale;
    private final Product scarce;
    private final Map<String, Answer> answers = Collections.synchronizedMap(new TreeMap<>());
    private final List<String> otherwiseRepeated = Collections.synchronizedList(new ArrayList<>());

    /** @param count buyers, every eighth of them too poor to buy anything */
    Traffic(Shop shop, int count) {
        this.buyers = shop.buyersWith(count - count / 8, PLENTY);
        this.poor = shop.buyersWith(count / 8, TOO_LITTLE);
        this.hot = shop.product(NEVER_SOLD_OUT, PRICE);
        this.own = this.buyers.stream()
                .collect(Collectors.toMap(Buyer::id, buyer -> shop.product(NEVER_SOLD_OUT, PRICE)));
        this.onSale = shop.openSale(NEVER_SOLD_OUT, PRICE, 3);
        this.scarce = shop.product(1, PRICE);
    }

    /** Every buyer at once, until it is over; whoever is in the middle of something finishes it. */
    void runUntil(BooleanSupplier over) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            IntStream.range(0, buyers.size()).forEach(n -> running.add(threads.submit(() -> live(buyers.get(n), n, over))));
            poor.forEach(buyer -> running.add(threads.submit(() -> tryToBuy(buyer, over))));
            running.forEach(Traffic::finished);
        }
    }

    private static void finished(Future<?> buyer) {
        try {
            buyer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** What each request for a checkout got, by its key. */
    Map<String, Answer> answers() {
        return answers;
    }

    /** Repeated requests which got another answer than the first one. */
    List<String> otherwiseRepeated() {
        return otherwiseRepeated;
    }

    private void live(Buyer buyer, int first, BooleanSupplier over) {
        for (int round = first; !over.getAsBoolean(); round++) {
            switch (round % 8) {
                case 0 -> asks(key -> buyer.buys(1, hot, key));
                case 1 -> paysLater(buyer);
                case 2 -> cancels(buyer);
                case 3 -> refunds(buyer, asks(key -> buyer.checksOut("buy-now", cart(buyer, 1), key)));
                case 4 -> refunds(buyer, paysLater(buyer));
                case 5 -> paysAndCancelsAtOnce(buyer);
                case 6 -> asksForTooMuch(buyer);
                case 7 -> answered(() -> buyer.deposits(PRICE));
                default -> throw new AssertionError();
            }
        }
    }

    private void tryToBuy(Buyer buyer, BooleanSupplier over) {
        while (!over.getAsBoolean()) {
            asks(key -> buyer.buys(1, hot, key));
            String order = asks(key -> buyer.checksOut("place-order", List.of(hot.line(1)), key));
            asks(key -> buyer.pays(order, key));
            asks(key -> buyer.cancels(order, key));
        }
    }

    private List<Map<String, Object>> cart(Buyer buyer, int ofSale) {
        return List.of(own.get(buyer.id()).line(2), onSale.line(ofSale));
    }

    /** Tries a few times to place an order of this; without one there is nothing to pay or to give up. */
    private String ordered(Buyer buyer, List<Map<String, Object>> lines) {
        String order = asks(key -> buyer.checksOut("place-order", lines, key));
        for (int tries = 1; tries < TRIES_MAX && !answers.get(order).isAccepted(); tries++) {
            order = asks(key -> buyer.checksOut("place-order", lines, key));
        }
        return order;
    }

    private String paysLater(Buyer buyer) {
        String order = ordered(buyer, List.of(own.get(buyer.id()).line(1), hot.line(1)));
        asks(key -> buyer.pays(order, key));
        return order;
    }

    private void cancels(Buyer buyer) {
        String order = ordered(buyer, cart(buyer, 1));
        asks(key -> buyer.cancels(order, key));
    }

    /** Twice, because a buyer presses again; and with the same key again, because the network repeats. */
    private void refunds(Buyer buyer, String order) {
        String key = asks(it -> buyer.refunds(order, it));
        asks(it -> buyer.refunds(order, it));
        Answer first = answers.get(key);
        if (first.isAccepted()) {
            Answer again = answered(() -> buyer.refunds(order, key));
            if (again.status() != 0 && !again.equals(first)) {
                otherwiseRepeated.add(key + " " + first + " " + again);
            }
        }
    }

    private void paysAndCancelsAtOnce(Buyer buyer) {
        String order = ordered(buyer, List.of(own.get(buyer.id()).line(3)));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> asks(key -> buyer.pays(order, key)));
            threads.execute(() -> asks(key -> buyer.cancels(order, key)));
        }
    }

    private void asksForTooMuch(Buyer buyer) {
        asks(key -> buyer.checksOut("buy-now", List.of(hot.line(1), scarce.line(2)), key));
        asks(key -> buyer.checksOut("place-order", cart(buyer, 4), key));
        asks(key -> buyer.cancels("no-order-at-all", key));
    }

    /** One request with a key of its own, which is returned. */
    private String asks(Function<String, Answer> request) {
        String key = Ids.key();
        answers.put(key, answered(() -> request.apply(key)));
        return key;
    }

    private static Answer answered(Supplier<Answer> request) {
        try {
            return request.get();
        } catch (UncheckedIOException nobodyAnswered) {
            return new Answer(0, "{}");
        }
    }
}
