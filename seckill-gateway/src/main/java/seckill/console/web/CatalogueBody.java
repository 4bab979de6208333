package seckill.console.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import seckill.problem.Checked;
import seckill.stock.api.CatalogueLoad;

/** A catalogue as the operator sends it. */
record CatalogueBody(List<Product> products, List<Sale> sales) {

    private static final int UNITS_MAX = 10_000_000;
    private static final int NAME_MAX = 120;
    private static final int DESCRIPTION_MAX = 1_000;
    private static final int CATEGORY_MAX = 32;

    record Product(
            long sku,
            String nameEn,
            String nameZh,
            String descriptionEn,
            String descriptionZh,
            String category,
            long priceMinor,
            String currency,
            int units) {

        CatalogueLoad.Product checked() {
            Checked.that(sku > 0 && units >= 0 && units <= UNITS_MAX);
            return new CatalogueLoad.Product(
                    sku,
                    Checked.text(nameEn, NAME_MAX),
                    Checked.text(nameZh, NAME_MAX),
                    Checked.text(descriptionEn, DESCRIPTION_MAX),
                    Checked.text(descriptionZh, DESCRIPTION_MAX),
                    Checked.text(category, CATEGORY_MAX),
                    Checked.price(priceMinor, currency),
                    units);
        }
    }

    record Sale(
            long saleId,
            long sku,
            String titleEn,
            String titleZh,
            long priceMinor,
            String currency,
            Instant opensAt,
            Instant closesAt,
            int limitPerBuyer,
            int units) {

        CatalogueLoad.Sale checked() {
            Checked.that(saleId > 0 && sku > 0 && units > 0 && units <= UNITS_MAX && limitPerBuyer > 0);
            Checked.that(opensAt != null && closesAt != null && opensAt.isBefore(closesAt));
            return new CatalogueLoad.Sale(
                    saleId,
                    sku,
                    Checked.text(titleEn, NAME_MAX),
                    Checked.text(titleZh, NAME_MAX),
                    Checked.price(priceMinor, currency),
                    opensAt,
                    closesAt,
                    limitPerBuyer,
                    units);
        }
    }

    CatalogueLoad checked() {
        return new CatalogueLoad(
                Objects.requireNonNullElse(products, List.<Product>of()).stream().map(Product::checked).toList(),
                Objects.requireNonNullElse(sales, List.<Sale>of()).stream().map(Sale::checked).toList());
    }
}
