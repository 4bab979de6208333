package seckill.launcher.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import seckill.launcher.OperatorApi;

/** Fills a shop: products, sales, buyers with wallets. What is there already stays as it is. */
public final class CatalogueLoader {

    /** Buyers who can afford what they want. */
    static final int SOLVENT_BUYERS = 1_000;

    /** Buyers who cannot: without them nobody would ever see a payment refused. */
    static final int POOR_BUYERS = 50;

    private static final long SOLVENT_MINOR = 500_000;
    private static final long POOR_MINOR = 500;

    /** The shop takes requests of 16 kB; a product is about 600 bytes of JSON. */
    private static final int PRODUCTS_PER_REQUEST = 15;

    /** Each login costs the shop a password's hash. */
    private static final int BUYERS_PER_REQUEST = 500;

    private final OperatorApi operator;
    private final Clock clock;

    public CatalogueLoader(OperatorApi operator, Clock clock) {
        this.operator = operator;
        this.clock = clock;
    }

    /**
     * Fills the shop.
     *
     * @return how many products, sales and buyers were new
     * @throws seckill.launcher.EnvironmentException when the shop does not answer
     */
    public int load() {
        int added = 0;
        List<CatalogueProduct> products = CatalogueFile.products();
        for (int from = 0; from < products.size(); from += PRODUCTS_PER_REQUEST) {
            int to = Math.min(products.size(), from + PRODUCTS_PER_REQUEST);
            added += operator.loadCatalogue(products.subList(from, to), List.of());
        }
        added += operator.loadCatalogue(List.of(), Sales.around(clock.instant()));
        added += makeBuyers(1, SOLVENT_BUYERS, SOLVENT_MINOR);
        added += makeBuyers(SOLVENT_BUYERS + 1, POOR_BUYERS, POOR_MINOR);
        return added;
    }

    /** Lets buyers in at the sales that are open or will be: without a gate a sale's page sells past the queue. */
    public void openGates() {
        List.of(Sales.OPEN, Sales.COMING).forEach(sale -> operator.openGate(sale, "SCRIPT"));
    }

    /** Sees to it that there are so many buyers, those beyond the first ones solvent, and signs them all in. */
    List<BuyerToken> buyers(int count) {
        int there = SOLVENT_BUYERS + POOR_BUYERS;
        makeBuyers(there + 1, Math.max(0, count - there), SOLVENT_MINOR);
        return new ArrayList<>(operator.tokens(Math.max(count, there)));
    }

    private int makeBuyers(int from, int count, long openingMinor) {
        int added = 0;
        for (int done = 0; done < count; done += BUYERS_PER_REQUEST) {
            added += operator.makeBuyers(from + done, Math.min(BUYERS_PER_REQUEST, count - done), openingMinor);
        }
        return added;
    }
}
