package seckill.shop.web;

import java.time.Instant;
import seckill.stock.api.ProductView;
import seckill.stock.api.SaleState;
import seckill.stock.api.SaleView;

/** A sale and its product, as they are at some instant. Public, because templates read it. */
public record SaleCard(SaleView sale, ProductView product, State state) {

    /** Where the sale is. */
    public enum State {
        UPCOMING,
        OPEN,
        SOLD_OUT,
        PAUSED,
        OVER
    }

    public static SaleCard of(SaleView sale, ProductView product, Instant now) {
        return new SaleCard(sale, product, state(sale, now));
    }

    private static State state(SaleView sale, Instant now) {
        if (sale.state() == SaleState.ENDED || !now.isBefore(sale.closesAt())) {
            return State.OVER;
        }
        if (sale.state() == SaleState.PAUSED) {
            return State.PAUSED;
        }
        if (now.isBefore(sale.opensAt())) {
            return State.UPCOMING;
        }
        return sale.available() > 0 ? State.OPEN : State.SOLD_OUT;
    }

    /** What the clock on the card counts down to. */
    public Instant next() {
        return state == State.UPCOMING ? sale.opensAt() : sale.closesAt();
    }

    /** How much of it is gone, in twentieths: there is a width for each in the style sheet. */
    public int goneInTwentieths() {
        return (int) (20L * (sale.allocated() - sale.available()) / Math.max(1, sale.allocated()));
    }
}
