package seckill.stock;

import java.time.ZoneOffset;
import java.util.List;
import seckill.participant.Money;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.CatalogueLoad;
import seckill.stock.api.GateEngine;
import seckill.stock.api.ProductView;
import seckill.stock.api.SaleState;
import seckill.stock.api.SaleView;
import seckill.stock.mybatis.ProductMapper;
import seckill.stock.mybatis.SaleMapper;

/** Reads of the catalogue; a page is found by the key on which the page before ended, so that the last costs no more than the first. */
final class Catalogue implements CatalogueApi {

    /** As many products as a page shows at most, and as one question may name. */
    private static final int PRODUCTS_MAX = 100;

    /** As many sales as one question may name. */
    private static final int SALES_MAX = 100;

    private final ProductMapper products;
    private final SaleMapper sales;
    private final LoadCatalogue loading;

    Catalogue(ProductMapper products, SaleMapper sales, LoadCatalogue loading) {
        this.products = products;
        this.sales = sales;
        this.loading = loading;
    }

    @Override
    public List<ProductView> products(long afterSku, String category, String text, int limit) {
        if (limit < 1 || limit > PRODUCTS_MAX) {
            throw new IllegalArgumentException("limit must be 1 to " + PRODUCTS_MAX);
        }
        return views(products.page(afterSku, category.isEmpty() ? null : category, like(text), limit));
    }

    @Override
    public List<ProductView> productsOf(List<Long> skus) {
        if (skus.size() > PRODUCTS_MAX) {
            throw new IllegalArgumentException("at most " + PRODUCTS_MAX + " skus");
        }
        return skus.isEmpty() ? List.of() : views(products.of(skus));
    }

    @Override
    public List<String> categories() {
        return products.categories();
    }

    @Override
    public List<SaleView> sales() {
        return sales.all().stream().map(Catalogue::view).toList();
    }

    @Override
    public List<SaleView> salesOf(List<Long> saleIds) {
        if (saleIds.size() > SALES_MAX) {
            throw new IllegalArgumentException("at most " + SALES_MAX + " sales");
        }
        return saleIds.isEmpty() ? List.of() : sales.of(saleIds).stream().map(Catalogue::view).toList();
    }

    @Override
    public int load(CatalogueLoad load) {
        return loading.load(load);
    }

    private static String like(String text) {
        return text.isBlank() ? null : "%" + text.strip().replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }

    private static List<ProductView> views(List<ProductMapper.Row> rows) {
        return rows.stream().map(Catalogue::view).toList();
    }

    private static ProductView view(ProductMapper.Row row) {
        return new ProductView(
                row.sku(),
                row.nameEn(),
                row.nameZh(),
                row.descriptionEn(),
                row.descriptionZh(),
                row.category(),
                new Money(row.priceMinor(), row.currency()),
                row.available());
    }

    private static SaleView view(SaleMapper.Row row) {
        return new SaleView(
                row.saleId(),
                row.sku(),
                row.titleEn(),
                row.titleZh(),
                new Money(row.priceMinor(), row.currency()),
                row.opensAt().toInstant(ZoneOffset.UTC),
                row.closesAt().toInstant(ZoneOffset.UTC),
                row.limitPerBuyer(),
                row.allocated(),
                row.available(),
                row.reserved(),
                SaleState.valueOf(row.state()),
                row.epoch(),
                GateEngine.valueOf(row.engine()));
    }
}
