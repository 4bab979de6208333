package seckill.capacity;

/**
 * What a shop is to stand.
 *
 * @param buyers     who come, to all sales together
 * @param sales      that open at the same time
 * @param units      of each sale
 * @param arrivals   how they come
 * @param withinSeconds within which they come
 * @param presses    how often each of them asks
 * @param hottest    the share of the buyers who want the sale that most want, from 1 / sales to 1
 * @param conversion of the tickets, those that become orders; the units of the others come back and are given out again
 * @param scenario   what a ticket becomes: place-order or buy-now
 * @param mode       in which it does
 */
public record Shop(
        long buyers,
        int sales,
        long units,
        Arrivals arrivals,
        double withinSeconds,
        double presses,
        double hottest,
        double conversion,
        String scenario,
        String mode) {

    private static final long BUYERS_MAX = 1_000_000_000;
    private static final int SALES_MAX = 100_000;
    private static final double PRESSES_MAX = 1_000;
    private static final double A_DAY = 86_400;

    public Shop {
        require(buyers >= 1 && buyers <= BUYERS_MAX, "there are 1 to 1,000,000,000 buyers");
        require(sales >= 1 && sales <= SALES_MAX, "there are 1 to 100,000 sales");
        require(units >= 1 && units <= BUYERS_MAX, "a sale has 1 to 1,000,000,000 units");
        require(withinSeconds > 0 && withinSeconds <= A_DAY, "buyers come within more than nothing and at most a day (86400 seconds)");
        require(presses >= 1 && presses <= PRESSES_MAX, "each of them asks 1 to 1,000 times");
        require(hottest >= 1.0 / sales - 1e-9 && hottest <= 1, "the hottest sale has at least its even share of the buyers, 1 / sales, and at most all of them: 1");
        require(conversion > 0 && conversion <= 1, "conversion is a share: above 0, at most 1");
        require(scenario.equals("place-order") || scenario.equals("buy-now"), "a ticket becomes a place-order or a buy-now");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Of the hottest sale. */
    double hottestBuyers() {
        return buyers * hottest;
    }

    /** That are given out in all, those that come back included: as many as there are people who want one, or as it takes until the units are gone. */
    double tickets() {
        return tickets(hottestBuyers()) + (sales == 1 ? 0 : (sales - 1) * tickets((buyers - hottestBuyers()) / (sales - 1)));
    }

    /** Of the hottest sale. */
    double hottestTickets() {
        return tickets(hottestBuyers());
    }

    private double tickets(double buyersOfASale) {
        return Math.min(buyersOfASale, units / conversion);
    }

    double orders() {
        return tickets() * conversion;
    }

    double asks() {
        return buyers * presses;
    }
}
