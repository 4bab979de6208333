package seckill.architecture.wrong.stock;

public class StockThatSleeps {

    public void rest() throws InterruptedException {
        Thread.sleep(1);
    }
}
