package seckill.shop.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import seckill.order.api.OrderLine;
import seckill.order.api.OrderView;
import seckill.problem.Asked;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.ProductView;

/** The products of what a page lists, found with one question. */
@Component
class Products {

    private static final int SKUS_MAX = 100;

    private final CatalogueApi catalogue;

    Products(CatalogueApi catalogue) {
        this.catalogue = catalogue;
    }

    /** Those of the first {@value #SKUS_MAX} that exist. */
    Map<Long, ProductView> of(Collection<Long> skus) {
        List<Long> asked = skus.stream().distinct().limit(SKUS_MAX).toList();
        return asked.isEmpty()
                ? Map.of()
                : Asked.of(() -> catalogue.productsOf(asked)).stream()
                        .collect(Collectors.toMap(ProductView::sku, Function.identity()));
    }

    Map<Long, ProductView> ofOrders(List<OrderView> orders) {
        return of(orders.stream().flatMap(order -> order.lines().stream().map(OrderLine::sku)).toList());
    }
}
