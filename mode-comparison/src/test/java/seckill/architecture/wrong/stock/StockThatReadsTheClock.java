package seckill.architecture.wrong.stock;

import java.time.Instant;

public class StockThatReadsTheClock {

    public Instant when() {
        return Instant.now();
    }
}
