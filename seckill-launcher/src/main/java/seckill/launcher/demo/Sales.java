package seckill.launcher.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The three sales of the catalogue, around the time at which it is loaded: one is open, one will be, one was. */
final class Sales {

    static final long OPEN = 1;
    static final long COMING = 2;
    static final long OVER = 3;

    private Sales() {}

    static List<CatalogueSale> around(Instant now) {
        return List.of(
                sale(OPEN, 1001, "Cast-iron pan, this morning's batch", "铸铁煎锅 · 今日限量", 9_900, 1, 300,
                        now.minus(Duration.ofMinutes(1)), now.plus(Duration.ofHours(24))),
                sale(COMING, 2001, "Headphones for the evening", "头戴耳机 · 晚间专场", 19_900, 1, 200,
                        now.plus(Duration.ofHours(4)), now.plus(Duration.ofHours(6))),
                sale(OVER, 8001, "Spring tea, first picking", "明前龙井 · 头采尝鲜", 5_900, 2, 100,
                        now.minus(Duration.ofHours(5)), now.minus(Duration.ofHours(1))));
    }

    private static CatalogueSale sale(
            long id,
            long sku,
            String titleEn,
            String titleZh,
            long priceMinor,
            int limitPerBuyer,
            int units,
            Instant opensAt,
            Instant closesAt) {
        return new CatalogueSale(
                id, sku, titleEn, titleZh, priceMinor, "CNY", opensAt.toString(), closesAt.toString(), limitPerBuyer, units);
    }
}
