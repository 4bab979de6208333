package seckill.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import seckill.launcher.OperatorApi;

/**
 * One global transaction alone, from its beginning to the answer to its commit: as the gateway's timer counts it, and as the sample says.
 * What a shop does around it (session, price, the record of the checkout) is in the other figures.
 */
record EngineAndSample(OperatorApi operator, ShopInMode shop, SampleContestant sample) {

    private static final Duration WARMING = Duration.ofSeconds(3);

    /** One in each round: the mean in the shop divided by the mean in the sample. */
    List<Double> ratios(int rounds, Duration turn) throws IOException {
        shop.enter();
        shopMs(WARMING);
        sampleMs(WARMING);
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            boolean isShopFirst = round % 2 == 1;
            double first = isShopFirst ? shopMs(turn) : sampleMs(turn);
            double second = isShopFirst ? sampleMs(turn) : shopMs(turn);
            ratios.add(isShopFirst ? first / second : second / first);
        }
        ratios.sort(Double::compare);
        return ratios;
    }

    private double shopMs(Duration turn) throws IOException {
        List<Stopwatch.Request> givingBack = new ArrayList<>();
        OperatorApi.Timer before = timer();
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < turn.toNanos()) {
            givingBack.add(shop.buy());
        }
        double ms = timer().meanMsSince(before);
        for (Stopwatch.Request one : givingBack) {
            one.send();
        }
        return ms;
    }

    private OperatorApi.Timer timer() {
        return operator.timer("seckill.checkout.carried", "scenario:buy-now", "mode:" + shop.name(), "outcome:Accepted");
    }

    private double sampleMs(Duration turn) throws IOException {
        long begin = System.nanoTime();
        long us = 0;
        int count = 0;
        while (System.nanoTime() - begin < turn.toNanos()) {
            JsonNode took = sample.buy().body().path("us");
            us += took.asLong();
            count++;
        }
        return us / 1e3 / count;
    }
}
