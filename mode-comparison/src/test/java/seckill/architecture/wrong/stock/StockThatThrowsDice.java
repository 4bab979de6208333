package seckill.architecture.wrong.stock;

import java.util.Random;

public class StockThatThrowsDice {

    public int roll() {
        return new Random().nextInt(6);
    }
}
