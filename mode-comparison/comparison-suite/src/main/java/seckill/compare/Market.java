package seckill.compare;

import java.util.ArrayList;
import java.util.List;
import seckill.launcher.OperatorApi;
import seckill.launcher.demo.BuyerToken;
import seckill.launcher.demo.CatalogueProduct;

/** Who buys, and what there is. */
final class Market {

    static final long PRICE = 100;

    private static final String CURRENCY = "CNY";
    private static final long FIRST_SKU = 6_000_000;
    private static final int PLENTY = 1_000_000;

    /** Of a scarce product: gone before a turn is over. */
    private static final int FEW = 2;

    private static final int RICH = 24;
    private static final int POOR = 8;
    private static final long RICH_MINOR = 1_000_000_000L;
    private static final int PRODUCTS = 48;

    private final OperatorApi operator;
    private final List<Long> skus = new ArrayList<>();
    private List<BuyerToken> buyers = List.of();
    private long nextSku = FIRST_SKU;

    Market(OperatorApi operator) {
        this.operator = operator;
    }

    void open() {
        operator.makeBuyers(1, RICH, RICH_MINOR);
        operator.makeBuyers(RICH + 1, POOR, PRICE - 1);
        buyers = operator.tokens(RICH + POOR);
        List<CatalogueProduct> products = new ArrayList<>();
        for (int i = 0; i < PRODUCTS; i++) {
            products.add(product(PLENTY));
        }
        operator.loadCatalogue(products, List.of());
        products.forEach(product -> skus.add(product.sku()));
    }

    /** A product of which there are a few units, of its own for each workload. */
    long scarce() {
        CatalogueProduct product = product(FEW);
        operator.loadCatalogue(List.of(product), List.of());
        return product.sku();
    }

    private CatalogueProduct product(int units) {
        long sku = nextSku++;
        return new CatalogueProduct(sku, "Cup " + sku, "杯子", "For a comparison", "用于比较", "kitchen", PRICE, CURRENCY, units);
    }

    int products() {
        return skus.size();
    }

    long sku(int product) {
        return skus.get(product);
    }

    List<Long> skus() {
        return List.copyOf(skus);
    }

    /** @param worker of so many at once; nobody buys twice at a time */
    BuyerToken rich(int worker) {
        return buyers.get(worker % RICH);
    }

    BuyerToken poor(int worker) {
        return buyers.get(RICH + worker % POOR);
    }

    List<Long> buyerIds() {
        return buyers.stream().map(BuyerToken::buyerId).toList();
    }
}
