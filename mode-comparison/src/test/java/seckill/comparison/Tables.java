package seckill.comparison;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tables of a running shop, read and written behind its back. */
final class Tables {

    static final List<String> PARTICIPANTS = List.of("stock", "orders", "payment");

    private final ShopUnderTest shop;

    Tables(ShopUnderTest shop) {
        this.shop = shop;
    }

    /** With the rights of the owner's own user: stock, orders, payment or gateway. */
    Sql of(String owner) {
        return new Sql(() -> shop.running().connect(shop.home(), owner));
    }

    /** The first column of what is found in all schemas, with rights to read them. */
    List<String> reading(String sql, Object... arguments) {
        return new Sql(() -> shop.running().connectForAudit(shop.home(), "gateway")).column(sql, arguments);
    }

    /** With all rights, on no schema in particular. */
    Sql asRoot() {
        return new Sql(() -> shop.running().connectAsAdmin(shop.home(), "stock"));
    }

    /** The server renews its list of transactions only when nobody has read it for a tenth of a second. */
    static final Duration WAITERS_ARE_RENEWED = Duration.ofMillis(150);

    /** How many transactions wait for the lock of a row; to be asked at most every {@link #WAITERS_ARE_RENEWED}. */
    long waitingForRows() {
        return asRoot().number("SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'");
    }

    /** How many rows each table of each schema has, aside from what the shop notes of its own books, at any time. */
    Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        Stream.of("stock", "orders", "payment", "gateway").map(shop.running()::schemaOf).distinct().forEach(schema -> {
            Sql sql = of(schema);
            for (String table : sql.column(
                    "SELECT table_name FROM information_schema.tables WHERE table_schema = ?"
                            + " AND table_name NOT IN ('reconciliation_run', 'discrepancy')",
                    schema)) {
                rows.put(schema + "." + table, sql.number("SELECT COUNT(*) FROM " + table));
            }
        });
        return rows;
    }

    /** Puts a product on the shelf. */
    Product product(int units, long priceMinor) {
        long sku = Ids.number();
        Product product = new Product(sku, Product.SHELF, priceMinor);
        of("stock").update(
                "INSERT INTO product (sku, name_en, name_zh, description_en, description_zh, category, price_minor, currency)"
                        + " VALUES (?, ?, ?, 'of a spec', '测试', 'spec', ?, ?)",
                sku, product.nameEn(), product.nameZh(), priceMinor, Shop.CURRENCY);
        level(sku, Product.SHELF, units);
        return product;
    }

    /** Sets units of a product aside for a sale that opens and closes at these distances from now. */
    Product sale(int units, long priceMinor, int limitPerBuyer, int opensInHours, int closesInHours) {
        long saleId = Ids.number();
        Product product = product(0, priceMinor);
        of("stock").update(
                "INSERT INTO sale (sale_id, sku, title_en, title_zh, price_minor, currency, opens_at, closes_at, limit_per_buyer)"
                        + " VALUES (?, ?, 'spec sale', '测试秒杀', ?, ?,"
                        + " UTC_TIMESTAMP(6) + INTERVAL ? HOUR, UTC_TIMESTAMP(6) + INTERVAL ? HOUR, ?)",
                saleId, product.sku(), priceMinor, Shop.CURRENCY, opensInHours, closesInHours, limitPerBuyer);
        level(product.sku(), saleId, units);
        return new Product(product.sku(), saleId, priceMinor);
    }

    private void level(long sku, long saleId, int units) {
        of("stock").update(
                "INSERT INTO stock_level (sku, sale_id, allocated, available, reserved, sold) VALUES (?, ?, ?, ?, 0, 0)",
                sku, saleId, units, units);
    }

    /** Gives an order that nobody is at another deadline: that far from now, by the database's clock. */
    void deadline(String orderId, Duration fromNow) {
        of("orders").update(
                "UPDATE orders SET deadline = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND WHERE id = ?",
                fromNow.toNanos() / 1_000, orderId);
    }

    /** Takes back what a checkout that ended without success has left: what an operator's repair will do one day. */
    void undo(String checkout) {
        Sql stock = of("stock");
        stock.update(
                "UPDATE stock_level l JOIN reservation r ON r.sku = l.sku AND r.sale_id = l.sale_id AND r.order_id = ?"
                        + " SET l.available = l.available + r.quantity,"
                        + " l.sold = l.sold - IF(r.state = 'DEDUCTED', r.quantity, 0),"
                        + " l.reserved = l.reserved - IF(r.state = 'RESERVED', r.quantity, 0)",
                checkout);
        stock.update("DELETE FROM reservation WHERE order_id = ?", checkout);
        stock.update("DELETE FROM stock_command WHERE id LIKE ?", checkout + "/%");
        Sql orders = of("orders");
        orders.update("DELETE FROM order_line WHERE order_id = ?", checkout);
        orders.update("DELETE FROM orders WHERE id = ?", checkout);
        orders.update("DELETE FROM order_command WHERE id LIKE ?", checkout + "/%");
    }
}
