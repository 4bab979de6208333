package seckill.transaction;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keep how long a fence row stays after its branch has ended, at least: longer than a coordinator may be away with
 *             an answer that it did not get, and than a try can be late
 */
@ConfigurationProperties("seckill.fence")
record FenceSettings(@DefaultValue("24h") Duration keep) {}
