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
 * @param reserved      units of orders that are not paid, which may come back
 * @param state         whether it sells within its hours
 * @param engine        what its gate is, or would be made of
 * @param epoch         under which its gate is to stand, 0 when it has none
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
        int available,
        int reserved,
        SaleState state,
        long epoch,
        GateEngine engine)
        implements Serializable {

    /** Of which no unit is reserved. */
    public SaleView(
            long saleId,
            long sku,
            String titleEn,
            String titleZh,
            Money price,
            Instant opensAt,
            Instant closesAt,
            int limitPerBuyer,
            int allocated,
            int available,
            SaleState state,
            long epoch,
            GateEngine engine) {
        this(saleId, sku, titleEn, titleZh, price, opensAt, closesAt, limitPerBuyer, allocated, available, 0, state, epoch, engine);
    }

    /** Whether it sells at that instant. */
    public boolean isOpenAt(Instant instant) {
        return state == SaleState.ACTIVE && !instant.isBefore(opensAt) && instant.isBefore(closesAt);
    }
}
