package seckill.compare.controls;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Many buyers of few units, as in Seata's samples. No mode makes up for a statement that takes what is not there. */
final class UnguardedUpdate implements Control {

    private static final int UNITS = 10;
    private static final int BUYERS = 30;
    private static final String UNGUARDED = "UPDATE stock_level SET available = available - 1, sold = sold + 1 WHERE sku = 1";

    @Override
    public String name() {
        return "unguarded update";
    }

    @Override
    public String says() {
        return "The units are taken by count = count - n without a condition, and everybody is told yes";
    }

    @Override
    public String source() {
        return "https://github.com/apache/incubator-seata-samples/blob/920febf78f1feb83d4c60459b7374a173d36cb35/at-sample/dubbo-samples-seata/"
                + "dubbo-samples-seata-stock/src/main/java/org/apache/dubbo/samples/seata/stock/service/StockServiceImpl.java";
    }

    @Override
    public Set<String> guards() {
        return Set.of("LOCAL", "JTA", "XA", "AT", "TCC", "SAGA", "OUTBOX", "MQ_TX", "REDIS_MSG");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        try (Schema schema = site.schema("unguarded", Books.TABLES)) {
            Books books = schema.books(UNITS);
            AtOnce.all(IntStream.range(0, BUYERS).<Callable<Boolean>>mapToObj(n -> () -> schema.inOne(() -> {
                boolean isTaken = isWrong ? books.sql().update(UNGUARDED) == 1 : books.deduct();
                if (isTaken) {
                    books.sell("order-" + n);
                }
                return isTaken;
            })).toList());
            return books.broken();
        }
    }
}
