package seckill.shop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import seckill.checkout.Intent.Purchase;
import seckill.order.api.OrderLine;
import seckill.participant.Money;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.ProductView;
import seckill.stock.api.SaleView;

/** Puts the shop's prices on a cart, and fixes until when it may be paid. Writes nothing. */
public final class PriceCart {

    private final CatalogueApi catalogue;
    private final Clock clock;
    private final Duration payWithin;

    public PriceCart(CatalogueApi catalogue, Clock clock, Duration payWithin) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.payWithin = payWithin;
    }

    /**
     * @throws ProblemException UNKNOWN_PRODUCT, SALE_NOT_OPEN (by the shop's clock), INVALID_LINES when the prices are
     *     not all in one currency
     */
    public Purchase price(Cart cart) {
        Instant now = clock.instant();
        Map<Long, ProductView> products = productsOf(cart);
        Map<Long, SaleView> sales = salesOf(cart);
        List<OrderLine> lines = cart.lines().stream()
                .map(line -> new OrderLine(
                        line.sku(),
                        line.saleId(),
                        line.quantity(),
                        line.isOfSale()
                                ? salePrice(line, sales.get(line.saleId()), now)
                                : shelfPrice(products.get(line.sku()))))
                .toList();
        if (lines.stream().map(line -> line.unitPrice().currency()).distinct().count() > 1) {
            throw new ProblemException(Problem.WRONG_CURRENCY);
        }
        return new Purchase(lines, now.plus(payWithin).truncatedTo(ChronoUnit.SECONDS), cart.deliverTo());
    }

    private static Money shelfPrice(ProductView product) {
        if (product == null) {
            throw new ProblemException(Problem.UNKNOWN_PRODUCT);
        }
        return product.price();
    }

    private static Money salePrice(CartLine line, SaleView sale, Instant now) {
        if (sale == null || sale.sku() != line.sku()) {
            throw new ProblemException(Problem.UNKNOWN_PRODUCT);
        }
        if (!sale.isOpenAt(now)) {
            throw new ProblemException(Problem.SALE_NOT_OPEN);
        }
        return sale.price();
    }

    private Map<Long, ProductView> productsOf(Cart cart) {
        List<Long> skus = cart.lines().stream().filter(line -> !line.isOfSale()).map(CartLine::sku).toList();
        return skus.isEmpty()
                ? Map.of()
                : byKey(Asked.of(() -> catalogue.productsOf(skus)), ProductView::sku);
    }

    private Map<Long, SaleView> salesOf(Cart cart) {
        List<Long> saleIds = cart.lines().stream().filter(CartLine::isOfSale).map(CartLine::saleId).distinct().toList();
        return saleIds.isEmpty() ? Map.of() : byKey(Asked.of(() -> catalogue.salesOf(saleIds)), SaleView::saleId);
    }

    private static <T> Map<Long, T> byKey(List<T> list, Function<T, Long> key) {
        return list.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}
