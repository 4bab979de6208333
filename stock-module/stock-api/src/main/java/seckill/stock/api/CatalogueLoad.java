package seckill.stock.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import seckill.participant.Money;

/** Products and sales to load; a sale's units are taken from the shelf of its product. */
public record CatalogueLoad(List<Product> products, List<Sale> sales) implements Serializable {

    /** @param units how many to put on the shelf, 0 or more */
    public record Product(
            long sku,
            String nameEn,
            String nameZh,
            String descriptionEn,
            String descriptionZh,
            String category,
            Money price,
            int units)
            implements Serializable {}

    /** @param units how many to move from the shelf into the sale, at most what is there */
    public record Sale(
            long saleId,
            long sku,
            String titleEn,
            String titleZh,
            Money price,
            Instant opensAt,
            Instant closesAt,
            int limitPerBuyer,
            int units)
            implements Serializable {}
}
