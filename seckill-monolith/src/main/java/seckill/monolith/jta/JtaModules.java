package seckill.monolith.jta;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import seckill.order.OrderModule;
import seckill.order.api.OrderApi;
import seckill.order.api.OrderBooks;
import seckill.payment.PaymentModule;
import seckill.payment.api.PaymentApi;
import seckill.payment.api.PaymentBooks;
import seckill.stock.StockModule;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.SalesApi;
import seckill.stock.api.StockApi;
import seckill.stock.api.StockBooks;
import seckill.timeline.Histories;

/** The three modules, each in its own context over its own database; the front sees their APIs and nothing else. */
@Configuration(proxyBeanMethods = false)
class JtaModules {

    private final JtaSettings settings;
    private final Narayana narayana;
    private final PlatformTransactionManager transactions;
    private final Clock clock;

    JtaModules(JtaSettings settings, Narayana narayana, PlatformTransactionManager transactions, Clock clock) {
        this.settings = settings;
        this.narayana = narayana;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Bean
    ModuleContext stockModule() throws SQLException {
        return module(StockModule.class, "stock", "stock");
    }

    @Bean
    ModuleContext orderModule() throws SQLException {
        return module(OrderModule.class, "orders", "order");
    }

    @Bean
    ModuleContext paymentModule() throws SQLException {
        return module(PaymentModule.class, "payment", "payment");
    }

    private ModuleContext module(Class<?> module, String database, String owner) throws SQLException {
        ModuleContext.migrate(settings.of(database), owner);
        return new ModuleContext(module, XaPool.of(database, settings, narayana), transactions, clock);
    }

    @Bean(destroyMethod = "")
    StockApi stock(ModuleContext stockModule) {
        return stockModule.get(StockApi.class);
    }

    @Bean(destroyMethod = "")
    CatalogueApi catalogue(ModuleContext stockModule) {
        return stockModule.get(CatalogueApi.class);
    }

    @Bean(destroyMethod = "")
    SalesApi sales(ModuleContext stockModule) {
        return stockModule.get(SalesApi.class);
    }

    @Bean(destroyMethod = "")
    OrderApi order(ModuleContext orderModule) {
        return orderModule.get(OrderApi.class);
    }

    @Bean(destroyMethod = "")
    PaymentApi payment(ModuleContext paymentModule) {
        return paymentModule.get(PaymentApi.class);
    }

    @Bean(destroyMethod = "")
    StockBooks stockBooks(ModuleContext stockModule) {
        return stockModule.get(StockBooks.class);
    }

    @Bean(destroyMethod = "")
    OrderBooks orderBooks(ModuleContext orderModule) {
        return orderModule.get(OrderBooks.class);
    }

    @Bean(destroyMethod = "")
    PaymentBooks paymentBooks(ModuleContext paymentModule) {
        return paymentModule.get(PaymentBooks.class);
    }

    @Bean
    Histories histories(ModuleContext stockModule, ModuleContext orderModule, ModuleContext paymentModule) {
        return new Histories(Map.of("stock", stockModule.history(), "order", orderModule.history(), "payment", paymentModule.history()));
    }
}
