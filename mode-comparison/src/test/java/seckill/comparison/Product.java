package seckill.comparison;

import java.util.Map;

/**
 * Something to buy.
 *
 * @param saleId {@value #SHELF} for the shelf
 */
record Product(long sku, long saleId, long priceMinor) {

    static final long SHELF = 0;

    String nameEn() {
        return "spec product " + sku;
    }

    String nameZh() {
        return "测试商品 " + sku;
    }

    /** As a line of a checkout's request. */
    Map<String, Object> line(Object quantity) {
        return saleId == SHELF
                ? Map.of("sku", sku, "quantity", quantity)
                : Map.of("sku", sku, "saleId", saleId, "quantity", quantity);
    }
}
