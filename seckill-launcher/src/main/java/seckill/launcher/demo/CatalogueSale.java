package seckill.launcher.demo;

/**
 * A sale as the operator's API takes it.
 *
 * @param opensAt  ISO 8601, UTC
 * @param closesAt ISO 8601, UTC
 * @param units    how many are moved from the shelf into the sale
 */
public record CatalogueSale(
        long saleId,
        long sku,
        String titleEn,
        String titleZh,
        long priceMinor,
        String currency,
        String opensAt,
        String closesAt,
        int limitPerBuyer,
        int units) {}
