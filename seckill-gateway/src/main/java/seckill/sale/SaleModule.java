package seckill.sale;

import org.redisson.api.RedissonClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import seckill.sale.gate.GateModule;
import seckill.sale.redis.RedissonSaleLocks;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.SalesApi;

/** The running of sales; needs the stock module's APIs and a RedissonClient. */
@Configuration(proxyBeanMethods = false)
@Import(GateModule.class)
@ComponentScan("seckill.sale.web")
public class SaleModule {

    @Bean
    OperateSales operateSales(RedissonClient redis, SalesApi sales, CatalogueApi catalogue) {
        return new OperateSales(new RedissonSaleLocks(redis), sales, catalogue);
    }
}
