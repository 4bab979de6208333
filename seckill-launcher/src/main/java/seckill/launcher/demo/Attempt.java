package seckill.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks the shop for something until the answer is known, as a patient buyer does: the same request under the same key,
 * so that it happens once however often it is asked for.
 */
final class Attempt {

    /** Answers that blame the request and not the shop's business: asking again, or differently, is up to us. */
    private static final Set<Integer> WRONG_REQUEST = Set.of(400, 401, 403, 405, 406, 413, 415, 422);

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int NOT_FOUND = 404;

    private final ShopApi shop;
    private final BuyerToken buyer;
    private final Patience patience;
    private final SplittableRandom chance;

    /** @param chance spreads the repeats, so that those who were turned away together do not come back together */
    Attempt(ShopApi shop, BuyerToken buyer, Patience patience, SplittableRandom chance) {
        this.shop = shop;
        this.buyer = buyer;
        this.patience = patience;
        this.chance = chance;
    }

    /** @param key the idempotency key, which is the id of the checkout */
    Outcome at(String path, String key, Object body) {
        for (int tries = 0; tries < patience.triesMax(); tries++) {
            if (tries > 0) {
                pauseBefore(tries);
            }
            try {
                ShopApi.Answer answer = shop.post(path, buyer.token(), Map.of("Idempotency-Key", key), body);
                if (isInFlight(answer)) {
                    return found(key);
                }
                if (!isWorthAnotherTry(answer)) {
                    return outcome(answer);
                }
            } catch (IOException lost) {
                continue; // the request or the answer: the key makes it the same to us
            }
        }
        return found(key);
    }

    /** Looks the checkout up until it has ended. */
    private Outcome found(String key) {
        for (int polls = 0; polls < patience.pollsMax(); polls++) {
            try {
                ShopApi.Answer answer = shop.get("/api/checkouts/" + key, buyer.token());
                if (answer.status() == NOT_FOUND) {
                    return new Outcome.Failed("never-taken");
                }
                if (answer.isOk() && !isInFlight(answer)) {
                    return outcome(answer);
                }
            } catch (IOException lost) {
                // asked again below; reading changes nothing
            }
            LockSupport.parkNanos(patience.pollPause().toNanos());
        }
        return new Outcome.Unknown();
    }

    private static Outcome outcome(ShopApi.Answer answer) {
        if (answer.isOk()) {
            return ended(answer.body());
        }
        return answer.status() >= 500 || WRONG_REQUEST.contains(answer.status())
                ? new Outcome.Failed(answer.problem())
                : new Outcome.Refused(answer.problem());
    }

    private static Outcome ended(JsonNode checkout) {
        return switch (checkout.path("state").asText()) {
            case "ACCEPTED" -> new Outcome.Accepted();
            case "REFUSED" -> new Outcome.Refused(checkout.path("reason").asText());
            case "FAILED" -> new Outcome.Failed("checkout-failed");
            default -> new Outcome.Unknown();
        };
    }

    private static boolean isInFlight(ShopApi.Answer answer) {
        return answer.body().path("state").asText().equals("IN_FLIGHT")
                || answer.problem().equals("checkout-in-flight");
    }

    /** A checkout that failed stays failed: the same key would only get the same answer. */
    private static boolean isWorthAnotherTry(ShopApi.Answer answer) {
        return (answer.status() >= 500 && !answer.problem().equals("checkout-failed"))
                || answer.status() == TOO_MANY_REQUESTS;
    }

    private void pauseBefore(int tries) {
        long pause = patience.firstPause().toNanos() << (tries - 1);
        LockSupport.parkNanos(pause + chance.nextLong(pause));
    }
}
