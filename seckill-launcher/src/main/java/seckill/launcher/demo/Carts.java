package seckill.launcher.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What buyers put into their carts: a third comes for the sale, the others for what is popular. Popularity falls with
 * the rank of a product (Zipf), so that some rows are hot and most are not.
 */
final class Carts {

    private static final int LINES_MAX = 3;

    /** The first ranks do not dwarf all others, as they would with plain 1/rank. */
    private static final int RANK_OFFSET = 5;

    private static final double COMES_FOR_THE_SALE = 1.0 / 3;
    private static final double TAKES_ONE = 0.8;
    private static final double TAKES_ONE_MORE_PRODUCT = 0.35;

    private final List<CatalogueProduct> byRank;
    private final double[] upTo;
    private final Optional<OpenSale> sale;

    /** A sale that is open now. */
    record OpenSale(long saleId, long sku) {}

    /** @param chance decides which products are popular */
    Carts(List<CatalogueProduct> products, Optional<OpenSale> sale, SplittableRandom chance) {
        this.sale = sale;
        this.byRank = shuffled(products, chance);
        this.upTo = new double[byRank.size()];
        double sum = 0;
        for (int rank = 0; rank < upTo.length; rank++) {
            sum += 1.0 / (rank + RANK_OFFSET);
            upTo[rank] = sum;
        }
    }

    /** A cart of 1 to 3 lines, each product once. */
    List<CartLine> fill(SplittableRandom chance) {
        List<CartLine> lines = new ArrayList<>();
        if (sale.isPresent() && chance.nextDouble() < COMES_FOR_THE_SALE) {
            lines.add(new CartLine(sale.get().sku(), 1, sale.get().saleId()));
        } else {
            lines.add(fromTheShelf(chance));
        }
        while (lines.size() < LINES_MAX && chance.nextDouble() < TAKES_ONE_MORE_PRODUCT) {
            CartLine more = fromTheShelf(chance);
            if (lines.stream().noneMatch(line -> line.sku() == more.sku())) {
                lines.add(more);
            }
        }
        return lines;
    }

    private CartLine fromTheShelf(SplittableRandom chance) {
        int quantity = chance.nextDouble() < TAKES_ONE ? 1 : 2;
        return new CartLine(popular(chance.nextDouble(upTo[upTo.length - 1])).sku(), quantity, null);
    }

    private CatalogueProduct popular(double at) {
        int found = Arrays.binarySearch(upTo, at);
        return byRank.get(Math.min(found < 0 ? -found - 1 : found, byRank.size() - 1));
    }

    private static List<CatalogueProduct> shuffled(List<CatalogueProduct> products, SplittableRandom chance) {
        List<CatalogueProduct> shuffled = new ArrayList<>(products);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, chance.nextInt(i + 1));
        }
        return shuffled;
    }
}
