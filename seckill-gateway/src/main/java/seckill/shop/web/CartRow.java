package seckill.shop.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import seckill.participant.Money;
import seckill.stock.api.ProductView;

/** A line of a cart at the shop's price of now. Public, because templates read it. */
public record CartRow(ProductView product, int quantity) {

    /** Products that there are no more are left out. */
    static List<CartRow> of(CartCookie cart, Map<Long, ProductView> products) {
        return cart.units().entrySet().stream()
                .filter(line -> products.containsKey(line.getKey()))
                .map(line -> new CartRow(products.get(line.getKey()), line.getValue()))
                .toList();
    }

    /** What all of them cost; empty for none, and when they are not in one currency. */
    static Optional<Money> total(List<CartRow> rows) {
        List<String> currencies = rows.stream().map(row -> row.product.price().currency()).distinct().toList();
        return currencies.size() == 1
                ? Optional.of(new Money(rows.stream().mapToLong(row -> row.amount().minor()).sum(), currencies.getFirst()))
                : Optional.empty();
    }

    public Money amount() {
        return product.price().times(quantity);
    }

    public boolean isMoreThanThereIs() {
        return quantity > product.available();
    }
}
