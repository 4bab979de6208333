package seckill.shop.callback;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param secret   32 bytes or more in base64, which the shop and the payment provider share; not set: no money comes from outside
 * @param freshFor how old a signed call may be: longer than clocks differ, shorter than a recorded one is worth anything
 */
@ConfigurationProperties("seckill.payments")
public record PaymentSettings(String secret, @DefaultValue("5m") Duration freshFor) {

    /** A call from that far in the future and from that far in the past are this far apart: a nonce is not needed for longer. */
    Duration nonceKeptFor() {
        return freshFor.multipliedBy(2);
    }
}
