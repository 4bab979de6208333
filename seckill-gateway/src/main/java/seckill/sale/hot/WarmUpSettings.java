package seckill.sale.hot;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a gateway warms up before it is ready.
 *
 * @param atMost   for so long, and then it is ready; none: it is ready at once
 * @param requests after so many, too
 * @param atOnce   requests under way
 */
@ConfigurationProperties("seckill.warm-up")
public record WarmUpSettings(
        @DefaultValue("2s") Duration atMost, @DefaultValue("4000") int requests, @DefaultValue("32") int atOnce) {}
