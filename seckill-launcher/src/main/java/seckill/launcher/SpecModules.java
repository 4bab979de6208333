package seckill.launcher;

/** The Maven modules without which no spec has a stack to run on: the specs' own does not depend on the servers, which it starts as programs. */
public final class SpecModules {

    /** For {@code -pl}, together with {@code -am}. */
    public static final String NEEDED = "infrastructure/loopback,infrastructure/database,infrastructure/redis,infrastructure/tc,infrastructure/nacos,"
            + "infrastructure/rocketmq,seckill-gateway,seckill-monolith,stock-module/stock-service,order-module/order-service,"
            + "payment-module/payment-service,seckill-launcher,mode-comparison";

    private SpecModules() {}
}
