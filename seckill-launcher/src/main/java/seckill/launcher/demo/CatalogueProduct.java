package seckill.launcher.demo;

/**
 * A product as the operator's API takes it.
 *
 * @param units how many stand on the shelf at first
 */
public record CatalogueProduct(
        long sku,
        String nameEn,
        String nameZh,
        String descriptionEn,
        String descriptionZh,
        String category,
        long priceMinor,
        String currency,
        int units) {}
