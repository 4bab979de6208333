package seckill.compare.controls;

import java.util.List;
import java.util.Set;

/** One try, and three cancels: of a branch whose try never came, of the one that was tried, and that one again. */
final class CancelWithoutTry implements Control {

    private static final String GIVES_BACK =
            "UPDATE stock_level SET available = available + 1, reserved = GREATEST(reserved - 1, 0) WHERE sku = 1";

    @Override
    public String name() {
        return "cancel without a try";
    }

    @Override
    public String says() {
        return "Without a fence a cancel gives units back that its try never took, and gives them back again when it is repeated";
    }

    @Override
    public String source() {
        return "https://github.com/apache/incubator-seata/issues/3490";
    }

    @Override
    public Set<String> guards() {
        return Set.of("TCC");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        try (Schema schema = site.schema("cancel_without_try", Books.TABLES)) {
            Fence fence = Fence.in(schema.sql());
            Books books = schema.books(10);
            schema.inOne(() -> fence.letsTry("tried") && books.reserve());
            for (String branch : List.of("never tried", "tried", "tried")) {
                schema.inOne(() -> isWrong || fence.letsCancel(branch) ? books.sql().update(GIVES_BACK) : 0);
            }
            return books.broken();
        }
    }
}
