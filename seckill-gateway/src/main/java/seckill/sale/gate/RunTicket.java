package seckill.sale.gate;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.checkout.CheckoutRecord;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.shop.Buy;
import seckill.shop.Cart;
import seckill.shop.CartLine;
import seckill.shop.IdempotencyKey;

/** Runs the checkout that a ticket stands for: the same as its buyer's own would be, under the ticket's id, so it is run once. */
final class RunTicket {

    private static final Logger log = LoggerFactory.getLogger(RunTicket.class);

    private final Buy buy;
    private final SaleBoard board;

    RunTicket(Buy buy, SaleBoard board) {
        this.buy = buy;
        this.board = board;
    }

    /**
     * @param isEnded    false while nobody knows how
     * @param isUnderWay whether somebody else ends it, so that running it again only asks how
     * @param reason     why it became no order, the name of a {@link Problem}; empty when it became one
     */
    record End(boolean isEnded, boolean isUnderWay, String reason) {

        static final End NOT_YET = new End(false, false, "");
        static final End UNDER_WAY = new End(false, true, "");
        static final End ORDERED = because("");

        private static End because(String reason) {
            return new End(true, false, reason);
        }

        static End of(CheckoutRecord record) {
            return switch (record.state()) {
                case IN_FLIGHT -> UNDER_WAY;
                case ACCEPTED -> ORDERED;
                case REFUSED -> because(Problem.ofRefusal(record.reason()).name());
                case FAILED -> because(Problem.CHECKOUT_FAILED.name());
            };
        }
    }

    End run(Wish wish) {
        try {
            long sku = board.of(wish.saleId()).map(it -> it.sale().sku()).orElse(0L);
            if (sku == 0) {
                return End.NOT_YET; // this gateway has not seen the sale yet
            }
            Cart cart = new Cart(List.of(new CartLine(sku, wish.saleId(), wish.quantity())));
            return End.of(buy.buy(wish.buyerId(), new IdempotencyKey(wish.ticket()), wish.scenario(), cart));
        } catch (ProblemException e) {
            boolean isDecided = e.problem().status() < 500 && e.problem() != Problem.CHECKOUT_IN_FLIGHT;
            log.debug("ticket={} {}", wish.ticket(), e.problem());
            return isDecided ? End.because(e.problem().name()) : End.NOT_YET;
        }
    }
}
