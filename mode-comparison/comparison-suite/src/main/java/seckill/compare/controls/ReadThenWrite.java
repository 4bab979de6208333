package seckill.compare.controls;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Two buyers of the last unit, who both have read it before either writes. */
final class ReadThenWrite implements Control {

    private static final String COMPUTED = "UPDATE stock_level SET available = ?, sold = ? WHERE sku = 1";

    @Override
    public String name() {
        return "read then write";
    }

    @Override
    public String says() {
        return "Two buyers read the same last unit, and each writes what he has computed from it";
    }

    @Override
    public String source() {
        return "https://github.com/macrozheng/mall/issues/353";
    }

    @Override
    public Set<String> guards() {
        return Set.of("LOCAL");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        try (Schema schema = site.schema("read_then_write", Books.TABLES)) {
            Books books = schema.books(1);
            Meeting bothHaveRead = new Meeting();
            AtOnce.all(Stream.of("one", "other").<Callable<Boolean>>map(id -> () -> schema.inOne(() -> {
                int left = books.available();
                bothHaveRead.meet();
                boolean isTaken = isWrong ? left >= 1 && books.sql().update(COMPUTED, left - 1, 1 - (left - 1)) == 1 : books.deduct();
                if (isTaken) {
                    books.sell(id);
                }
                return isTaken;
            })).toList());
            return books.broken();
        }
    }
}
