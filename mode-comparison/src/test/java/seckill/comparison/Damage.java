package seckill.comparison;

import java.util.ArrayList;
import java.util.List;

/** Damages the books of a shop behind its back, each time in another order, and notes what reconciliation must call it. */
final class Damage {

    /** What was damaged, and the kind that it is. */
    record Planted(String kind, String subject) {}

    private static final long PRICE = 2_500;

    private final Shop shop;
    private final Buyer buyer;
    private final Buyer poor;
    private final Product product;
    private final Sql stock;
    private final Sql orders;
    private final Sql payment;
    private final List<Planted> planted = new ArrayList<>();

    Damage(Shop shop) {
        this.shop = shop;
        this.buyer = shop.buyerWith(100 * PRICE);
        this.poor = shop.buyerWith(1);
        this.product = shop.openSale(100, PRICE, 100);
        this.stock = shop.tables().of("stock");
        this.orders = shop.tables().of("orders");
        this.payment = shop.tables().of("payment");
    }

    List<Planted> planted() {
        return List.copyOf(planted);
    }

    Product product() {
        return product;
    }

    Buyer buyer() {
        return buyer;
    }

    // how an order comes to be

    private String bought() {
        String order = Ids.key();
        buyer.buys(1, product, order).expectSuccess();
        return order;
    }

    private String paidLater() {
        String order = Ids.key();
        buyer.orders(product, order).expectSuccess();
        buyer.pays(order, Ids.key()).expectSuccess();
        return order;
    }

    private String refunded() {
        String order = bought();
        buyer.refunds(order, Ids.key()).expectSuccess();
        return order;
    }

    /** A checkout of somebody who cannot pay. */
    private String refused() {
        String order = Ids.key();
        if (poor.buys(1, product, order).isSuccess()) {
            throw new AssertionError("paid without money");
        }
        return order;
    }

    private void note(String kind, String subject) {
        planted.add(new Planted(kind, subject));
    }

    // what goes wrong with it

    void anOrderIsLost() {
        String order = bought();
        orders.update("DELETE FROM order_line WHERE order_id = ?", order);
        orders.update("DELETE FROM orders WHERE id = ?", order);
        note("LOST_ORDER", order);
    }

    void anOrderIsBehind() {
        String order = paidLater();
        orders.update("UPDATE orders SET status = 'PENDING' WHERE id = ?", order);
        note("ORDER_BEHIND", order);
    }

    void anOrderIsAnOrphan() {
        String order = refused();
        orders.update("INSERT INTO orders (id, buyer_id, status, scenario, mode, epoch, total_minor, currency, placed_at)"
                + " VALUES (?, ?, 'PAID', 'buy-now', 'NONE', 1, ?, 'CNY', UTC_TIMESTAMP(6))", order, poor.id(), PRICE);
        orders.update("INSERT INTO order_line (order_id, line_no, sku, sale_id, quantity, unit_price_minor) VALUES (?, 1, ?, ?, 1, ?)",
                order, product.sku(), product.saleId(), PRICE);
        note("ORPHAN_ORDER", order);
    }

    void somethingIsAnnouncedForAnOrder() {
        String order = bought();
        orders.update("UPDATE orders SET next_status = 'REFUNDED' WHERE id = ?", order);
        note("STUCK_ORDER", order);
    }

    void unitsAreLost() {
        String order = bought();
        stock.update("DELETE FROM reservation WHERE order_id = ?", order);
        level("sold", -1);
        stock.update("UPDATE sale_buyer SET quantity = quantity - 1 WHERE sale_id = ? AND buyer_id = ?", product.saleId(), buyer.id());
        note("LOST_UNITS", order);
    }

    void unitsAreKeptTwice() {
        String order = bought();
        stock.update("UPDATE reservation SET quantity = 2 WHERE order_id = ?", order);
        level("sold", 1);
        stock.update("UPDATE sale_buyer SET quantity = quantity + 1 WHERE sale_id = ? AND buyer_id = ?", product.saleId(), buyer.id());
        note("DUPLICATE_UNITS", order);
    }

    void unitsAreOrphans() {
        String order = refused();
        stock.update("INSERT INTO reservation (order_id, sku, sale_id, quantity, state, deadline) VALUES (?, ?, ?, 1, 'RESERVED', UTC_TIMESTAMP(6))",
                order, product.sku(), product.saleId());
        level("reserved", 1);
        stock.update("INSERT INTO sale_buyer (sale_id, buyer_id, quantity, limit_per_buyer) VALUES (?, ?, 1, 100)"
                + " ON DUPLICATE KEY UPDATE quantity = quantity + 1", product.saleId(), poor.id());
        note("ORPHAN_UNITS", order);
    }

    void somethingIsAnnouncedForUnits() {
        String order = bought();
        stock.update("UPDATE reservation SET next_state = 'RETURNED' WHERE order_id = ?", order);
        note("STUCK_UNITS", order);
    }

    void aPaymentIsLost() {
        String order = bought();
        payment.update("DELETE FROM payment WHERE order_id = ?", order);
        payment.update("DELETE FROM movement WHERE order_id = ?", order);
        wallet(buyer, PRICE);
        note("LOST_PAYMENT", order);
    }

    void aBuyerPaysTwice() {
        String order = bought();
        moves(buyer, "CAPTURE", -PRICE, order);
        wallet(buyer, -PRICE);
        note("DUPLICATE_PAYMENT", order);
    }

    void somebodyPaysForNothing() {
        String order = refused();
        payment.update("INSERT INTO payment (order_id, buyer_id, amount_minor, captured_minor, refunded_minor, currency) VALUES (?, ?, 1, 1, 0, 'CNY')",
                order, poor.id());
        moves(poor, "CAPTURE", -1, order);
        wallet(poor, -1);
        note("ORPHAN_PAYMENT", order);
    }

    void moneyIsHeld() {
        String order = refused();
        payment.update("INSERT INTO payment (order_id, buyer_id, amount_minor, captured_minor, refunded_minor, currency) VALUES (?, ?, 1, 0, 0, 'CNY')",
                order, poor.with(1).id());
        payment.update("UPDATE account SET held_minor = held_minor + 1 WHERE buyer_id = ?", poor.id());
        note("STUCK_PAYMENT", order);
    }

    void aRefundIsLost() {
        String order = refunded();
        payment.update("UPDATE payment SET refunded_minor = 0 WHERE order_id = ?", order);
        payment.update("DELETE FROM movement WHERE order_id = ? AND kind = 'REFUND'", order);
        wallet(buyer, -PRICE);
        note("LOST_REFUND", order);
    }

    void pointsAreLost() {
        String order = paidLater();
        payment.update("DELETE FROM points_award WHERE order_id = ?", order);
        payment.update("DELETE FROM points_movement WHERE order_id = ?", order);
        payment.update("UPDATE points_account SET points = points - ? WHERE buyer_id = ?", PRICE / 100, buyer.id());
        note("LOST_POINTS", order);
    }

    void aCountOfUnitsIsWrong() {
        Product other = shop.product(10, PRICE);
        stock.update("UPDATE stock_level SET available = available - 3, sold = sold + 3 WHERE sku = ? AND sale_id = 0", other.sku());
        note("WRONG_STOCK_LEVEL", "sold " + other.sku() + "/0");
    }

    void aBalanceIsWrong() {
        Buyer other = shop.buyerWith(500);
        wallet(other, 77);
        note("WRONG_WALLET", "balance " + other.id());
    }

    private void level(String column, int more) {
        stock.update("UPDATE stock_level SET available = available - ?, " + column + " = " + column + " + ? WHERE sku = ? AND sale_id = ?",
                more, more, product.sku(), product.saleId());
    }

    private void wallet(Buyer whose, long more) {
        payment.update("UPDATE account SET balance_minor = balance_minor + ? WHERE buyer_id = ?", more, whose.id());
    }

    private void moves(Buyer whose, String kind, long minor, String order) {
        payment.update("INSERT INTO movement (id, buyer_id, kind, amount_minor, order_id, moved_at) VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(6))",
                "planted-" + order, whose.id(), kind, minor, order);
    }
}
