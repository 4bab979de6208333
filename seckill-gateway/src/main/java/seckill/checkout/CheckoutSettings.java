package seckill.checkout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param defaultMode      the mode of a scenario for which none was ever chosen
 * @param inFlightMax      checkouts carried at once by one gateway; more of them only queue at the same rows, where a
 *                         waiter can time out, instead of here, where the queue is fair
 * @param waitForPlaceMax  how long a checkout waits for a place before the buyer is asked to come back
 * @param globalTimeout    after which a transaction is rolled back, by the TC or by the database; a buyer who waits longer has gone
 * @param resolveAfter     when a checkout in flight is looked after: its attempts are over (6 s), and the last global
 *                         transaction has had its time (10 s) and been rolled back
 * @param resolveEvery     the pause between two looks
 * @param payWithin        how long an order may wait for its payment
 * @param cancelOverdueEvery the pause between two looks for orders that have waited longer; nobody can pay them any more, so
 *                         all that waits for a look are their units
 */
@ConfigurationProperties("seckill.checkout")
public record CheckoutSettings(
        @DefaultValue("AT") String defaultMode,
        @DefaultValue("16") int inFlightMax,
        @DefaultValue("10s") Duration waitForPlaceMax,
        @DefaultValue("10s") Duration globalTimeout,
        @DefaultValue("18s") Duration resolveAfter,
        @DefaultValue("1s") Duration resolveEvery,
        @DefaultValue("15m") Duration payWithin,
        @DefaultValue("5s") Duration cancelOverdueEvery) {}
