package seckill.stock.api;

import java.io.Serializable;
import java.time.Instant;
import seckill.participant.Money;

/**
 * A timed flash sale of one product, with the units set aside for it.
 *
 * @param opensAt       first instant at which it sells
 * @param closesAt      first instant at which it no longer sells
 * @param limitPerBuyer units that one buyer may have of it
 * @param allocated     units set aside; {@code available + reserved + sold}
 */
public record SaleView(
        long saleId,
        long sku,
        String titleEn,
        String titleZh,
        Money price,
        Instant opensAt,
        Instant closesAt,
        int limitPerBuyer,
        int allocated,
        int available)
        implements Serializable {}
