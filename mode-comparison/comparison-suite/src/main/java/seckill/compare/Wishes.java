package seckill.compare;

import java.util.SplittableRandom;

/** The wishes of one buyer, one after the other; the same seed, the same wishes. Of every ten, one is scarce and one is poor. */
final class Wishes {

    private static final int OF = 10;

    private final SplittableRandom chance;
    private final Workload workload;
    private final int products;

    Wishes(long seed, Workload workload, int buyer, int products) {
        // the same buyer wants the same under every mode
        this.chance = new SplittableRandom(seed * 1_000_003 + workload.stream() * 1_009L + buyer);
        this.workload = workload;
        this.products = products;
    }

    Wish next() {
        int kind = chance.nextInt(OF);
        int other = 1 + chance.nextInt(products - 1);
        return new Wish(
                kind == 0 ? Wish.Kind.SCARCE : kind == 1 ? Wish.Kind.POOR : Wish.Kind.GOOD,
                isHot() ? 0 : other);
    }

    /** Quarters are drawn from four, so that seeds of earlier comparisons still mean the same; nothing is drawn where nothing is hot. */
    private boolean isHot() {
        int percent = workload.hotPercent();
        int of = percent % 25 == 0 ? 4 : 100;
        return percent > 0 && chance.nextInt(of) < percent * of / 100;
    }
}
