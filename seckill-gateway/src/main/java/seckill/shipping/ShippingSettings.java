package seckill.shipping;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param secret      32 bytes or more in base64, which the shop and the receiver share; not set: there is no shipping, and
 *                    nothing is noted
 * @param callbackUrl whom to call; empty: nobody, the receiver reads
 * @param triesMax    with the gaps 1 s, 5 s, 25 s, 2 min, 10 min: whoever restarts or is installed anew misses nothing, and whoever
 *                    is away for longer has to read up anyway
 * @param firstGap    after the first try
 * @param gapFactor   by which each gap is longer than the one before
 * @param answerMax   a receiver that takes longer only keeps others waiting; it is to note and answer, not to ship
 * @param lookEvery   the pause between two looks for calls that are due
 * @param freshFor    how old a signed request may be: longer than clocks differ, shorter than a recorded one is worth anything
 */
@ConfigurationProperties("seckill.shipping")
public record ShippingSettings(
        String secret,
        @DefaultValue("") String callbackUrl,
        @DefaultValue("6") int triesMax,
        @DefaultValue("1s") Duration firstGap,
        @DefaultValue("5") int gapFactor,
        @DefaultValue("2s") Duration answerMax,
        @DefaultValue("500ms") Duration lookEvery,
        @DefaultValue("5m") Duration freshFor) {

    URI callback() {
        return URI.create(callbackUrl);
    }

    /** The pause after that many tries. */
    Duration gapAfter(int tries) {
        return firstGap.multipliedBy(Math.round(Math.pow(gapFactor, tries - 1)));
    }
}
