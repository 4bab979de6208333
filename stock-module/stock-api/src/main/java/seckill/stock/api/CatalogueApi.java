package seckill.stock.api;

import java.util.List;

/** Reads and loads what the shop sells. All times are UTC instants of the server's clock. */
public interface CatalogueApi {

    /**
     * A page of products in ascending sku order.
     *
     * @param afterSku the last sku of the page before, 0 for the first page
     * @param category empty for all
     * @param text     part of a name in either language, empty for all
     * @param limit    1 to 100
     */
    List<ProductView> products(long afterSku, String category, String text, int limit);

    /** The products with these skus that exist, in no certain order; at most 100 skus. */
    List<ProductView> productsOf(List<Long> skus);

    /** All categories that have a product, sorted. */
    List<String> categories();

    /** All sales, the one that opens or opened first on top. */
    List<SaleView> sales();

    /** The sales with these numbers that exist, in no certain order; at most 100 numbers. */
    List<SaleView> salesOf(List<Long> saleIds);

    /**
     * Adds products and sales that are not there yet, and leaves those that are as they are; repeatable.
     *
     * @return how many products and sales were new
     */
    int load(CatalogueLoad load);
}
