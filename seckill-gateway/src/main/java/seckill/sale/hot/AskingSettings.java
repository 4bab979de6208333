package seckill.sale.hot;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one gateway lets somebody ask for units of sales.
 *
 * @param perBuyer   requests a second of one buyer, who presses a button
 * @param perAddress requests a second from one address, behind which there may be a thousand people; behind a proxy that is not told about
 *                   (server.forward-headers-strategy) all buyers have one
 */
@ConfigurationProperties("seckill.asking")
public record AskingSettings(@DefaultValue("10") int perBuyer, @DefaultValue("500") int perAddress) {}
