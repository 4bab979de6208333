package seckill.sale.gate;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.redisson.api.RedissonClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import seckill.sale.OperateSales;
import seckill.sale.gate.redis.LuaGate;
import seckill.shop.Buy;
import seckill.stock.api.CatalogueApi;

/** The gates of sales, and this gateway as one of those who turn tickets into orders. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GateSettings.class)
public class GateModule {

    @Bean
    Gate gate(RedissonClient redis, GateSettings settings) {
        return new LuaGate(redis, UUID.randomUUID().toString(), settings.lease());
    }

    @Bean
    SaleBoard saleBoard() {
        return new SaleBoard();
    }

    @Bean
    KeepGates keepGates(Gate gate, SaleBoard board, CatalogueApi catalogue, OperateSales sales, Clock clock) {
        return new KeepGates(gate, board, catalogue, sales, clock);
    }

    @Bean
    SettleAdmitted settleAdmitted(Gate gate, SaleBoard board, Buy buy, GateSettings settings) {
        return new SettleAdmitted(gate, board, new RunTicket(buy, board), settings);
    }

    @Bean
    AdmitBuyers admitBuyers(
            Gate gate, SaleBoard board, KeepGates gates, SettleAdmitted settling, GateSettings settings, Clock clock) {
        return new AdmitBuyers(gate, board, gates, settling, settings, clock, Executors.newVirtualThreadPerTaskExecutor());
    }

    @Bean
    FindTicket findTicket(Gate gate, Buy buy) {
        return new FindTicket(gate, buy);
    }

    @Bean
    SchedulingConfigurer keepGatesRegularly(KeepGates gates, GateSettings settings) {
        return tasks -> {
            tasks.addFixedDelayTask(gates::look, settings.lookEvery());
            tasks.addFixedDelayTask(gates::mend, settings.mendEvery());
        };
    }
}
