package seckill.checkout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param defaultMode      the mode of a scenario for which none was ever chosen
 * @param inFlightMax      checkouts carried at once by one gateway: each may hold a connection at three participants
 * @param waitForPlaceMax  how long a checkout waits for a place before the buyer is asked to come back
 * @param globalTimeout    after which the TC rolls a global transaction back; a buyer who waits longer has gone
 * @param resolveAfter     when a checkout in flight is looked after: its calls and its global transaction timed out
 * @param resolveEvery     the pause between two looks
 * @param payWithin        how long an order may wait for its payment
 */
@ConfigurationProperties("seckill.checkout")
public record CheckoutSettings(
        @DefaultValue("AT") String defaultMode,
        @DefaultValue("32") int inFlightMax,
        @DefaultValue("5s") Duration waitForPlaceMax,
        @DefaultValue("8s") Duration globalTimeout,
        @DefaultValue("12s") Duration resolveAfter,
        @DefaultValue("1s") Duration resolveEvery,
        @DefaultValue("15m") Duration payWithin) {}
