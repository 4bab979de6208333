package seckill.stock.api;

import java.io.Serializable;
import seckill.participant.Money;

/**
 * A product with its stock on the shelf.
 *
 * @param available units that can be bought now; a hint, it may be gone when the order arrives
 */
public record ProductView(
        long sku,
        String nameEn,
        String nameZh,
        String descriptionEn,
        String descriptionZh,
        String category,
        Money price,
        int available)
        implements Serializable {}
