package seckill.shop.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import seckill.problem.Problem;
import seckill.problem.ProblemException;

/** How many listen at once, of each buyer and in all. */
final class ListeningPlaces {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final int perBuyerMax;
    private final int max;
    private final Map<Long, Integer> taken = new HashMap<>();
    private int all;

    ListeningPlaces(int perBuyerMax, int max) {
        this.perBuyerMax = perBuyerMax;
        this.max = max;
    }

    /** @throws ProblemException TOO_MANY_STREAMS or SHOP_BUSY; polling goes on working */
    synchronized void take(long buyerId) {
        if (taken.getOrDefault(buyerId, 0) == perBuyerMax) {
            throw new ProblemException(Problem.TOO_MANY_STREAMS, Integer.toString(perBuyerMax)).retryAfter(SOON);
        }
        if (all == max) {
            throw new ProblemException(Problem.TOO_MANY_LISTENERS).retryAfter(SOON);
        }
        taken.merge(buyerId, 1, Integer::sum);
        all++;
    }

    synchronized void leave(long buyerId) {
        taken.computeIfPresent(buyerId, (id, places) -> places == 1 ? null : places - 1);
        all--;
    }
}
