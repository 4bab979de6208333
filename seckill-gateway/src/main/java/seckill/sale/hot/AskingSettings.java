package seckill.sale.hot;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one gateway lets somebody ask for units of sales.
 *
 * @param perBuyer    requests a second of one buyer, who presses a button
 * @param perAddress  requests a second from one address, behind which there may be a thousand people; behind a proxy that is not told about
 *                    (server.forward-headers-strategy) all buyers have one
 * @param ticketEvery how long an address waits between two tickets, zero for not at all: whoever has many accounts behind few addresses
 *                    gets few units of a sale that is over within seconds, and so do people who share an address
 */
@ConfigurationProperties("seckill.asking")
public record AskingSettings(
        @DefaultValue("10") int perBuyer, @DefaultValue("500") int perAddress, @DefaultValue("0s") Duration ticketEvery) {}
