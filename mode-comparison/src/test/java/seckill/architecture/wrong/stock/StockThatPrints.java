package seckill.architecture.wrong.stock;

public class StockThatPrints {

    public void shout() {
        System.out.println("sold");
    }
}
