package seckill.compare.controls;

import java.util.List;
import java.util.Set;

/** Between a look at an order that waits to be paid and its payment, its time is up. */
final class PayAfterRelease implements Control {

    private static final String CANCELLED = "UPDATE orders SET status = 'CANCELLED' WHERE id = 'order' AND status = 'PENDING'";
    private static final String PAID = "UPDATE orders SET status = 'PAID' WHERE id = 'order' AND status = 'PENDING'";

    @Override
    public String name() {
        return "payment after the release";
    }

    @Override
    public String says() {
        return "A payment has seen the order pending, the order is cancelled in time and its unit "
                + "goes back, and the money is captured all the same";
    }

    @Override
    public String source() {
        return "https://github.com/woocommerce/woocommerce/issues/21083";
    }

    @Override
    public Set<String> guards() {
        return Set.of("LOCAL", "OUTBOX");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        try (Schema schema = site.schema("pay_after_release", Books.TABLES)) {
            Books books = schema.books(10);
            schema.commit(() -> {
                books.order("order", "PENDING");
                books.reserve();
            });
            boolean isPending = books.number("SELECT COUNT(*) FROM orders WHERE id = 'order' AND status = 'PENDING'") == 1;
            schema.commit(() -> { // its deadline has passed
                if (books.sql().update(CANCELLED) == 1) {
                    books.release();
                }
            });
            schema.commit(() -> {
                int paid = books.sql().update(PAID);
                if (isWrong ? isPending : paid == 1) {
                    books.capture("order");
                }
            });
            return books.broken();
        }
    }
}
