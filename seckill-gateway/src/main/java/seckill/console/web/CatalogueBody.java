package seckill.console.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import seckill.participant.Money;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.stock.api.CatalogueLoad;

/** A catalogue as the operator sends it. */
record CatalogueBody(List<Product> products, List<Sale> sales) {

    /** Ten million yuan; a cart of the most units of it stays far below the end of a long. */
    private static final long PRICE_MINOR_MAX = 1_000_000_000;

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
            require(sku > 0 && units >= 0 && units <= UNITS_MAX);
            return new CatalogueLoad.Product(
                    sku,
                    text(nameEn, NAME_MAX),
                    text(nameZh, NAME_MAX),
                    text(descriptionEn, DESCRIPTION_MAX),
                    text(descriptionZh, DESCRIPTION_MAX),
                    text(category, CATEGORY_MAX),
                    price(priceMinor, currency),
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
            require(saleId > 0 && sku > 0 && units > 0 && units <= UNITS_MAX && limitPerBuyer > 0);
            require(opensAt != null && closesAt != null && opensAt.isBefore(closesAt));
            return new CatalogueLoad.Sale(
                    saleId,
                    sku,
                    text(titleEn, NAME_MAX),
                    text(titleZh, NAME_MAX),
                    price(priceMinor, currency),
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

    private static Money price(long minor, String currency) {
        require(minor > 0 && minor <= PRICE_MINOR_MAX && currency != null);
        try {
            return new Money(minor, currency);
        } catch (IllegalArgumentException noCurrency) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
    }

    private static String text(String text, int max) {
        require(text != null && !text.isBlank() && text.length() <= max);
        return text;
    }

    private static void require(boolean valid) {
        if (!valid) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
    }
}
