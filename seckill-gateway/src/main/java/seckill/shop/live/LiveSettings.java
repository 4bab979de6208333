package seckill.shop.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param lookEvery      the pause between two questions to the records, for all listeners together; people do not notice a
 *                       quarter of a second
 * @param heartbeatEvery well below the minute after which proxies hang up on a silent connection
 * @param lastsMax       a session that is signed out meanwhile hears nothing from then on; whoever still waits comes again, and
 *                       goes on from where it was
 * @param listenersMax   of one gateway: each is a connection and some kilobytes, and a look asks for at most so many ids
 * @param perBuyerMax    a browser opens six connections to one host; two stay for pages
 */
@ConfigurationProperties("seckill.checkout.events")
public record LiveSettings(
        @DefaultValue("250ms") Duration lookEvery,
        @DefaultValue("10s") Duration heartbeatEvery,
        @DefaultValue("5m") Duration lastsMax,
        @DefaultValue("500") int listenersMax,
        @DefaultValue("4") int perBuyerMax) {}
