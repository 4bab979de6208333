package seckill.sale.gate;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.redisson.api.RedissonClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import seckill.sale.OperateSales;
import seckill.sale.gate.jdbc.JdbcGate;
import seckill.sale.gate.redis.LockedGate;
import seckill.sale.gate.redis.LuaGate;
import seckill.sale.gate.redis.PermitGate;
import seckill.shop.Buy;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.GateEngine;

/** The gates of sales, and this gateway as one of those who turn tickets into orders. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GateSettings.class)
public class GateModule {

    @Bean
    Gates gates(RedissonClient redis, DataSource dataSource, GateSettings settings, Clock clock) {
        Executor waiting = Executors.newVirtualThreadPerTaskExecutor();
        LuaGate scripts = new LuaGate(redis, UUID.randomUUID().toString(), settings.lease());
        return new Gates(Map.of(
                GateEngine.SCRIPT, scripts,
                GateEngine.LOCK, new LockedGate(scripts, redis, clock, waiting),
                GateEngine.PERMITS, new PermitGate(scripts, redis, waiting, settings.lease()),
                GateEngine.DATABASE_ROW, JdbcGate.inOneRow(dataSource, waiting, settings.lease()),
                GateEngine.DATABASE_STRIPES, JdbcGate.inStripes(dataSource, waiting, settings.lease()),
                GateEngine.DATABASE_UNITS, JdbcGate.inRows(dataSource, waiting, settings.lease())));
    }

    @Bean
    SaleBoard saleBoard() {
        return new SaleBoard();
    }

    @Bean
    KeepGates keepGates(Gates gates, SaleBoard board, CatalogueApi catalogue, OperateSales sales, Clock clock) {
        return new KeepGates(gates, board, catalogue, sales, clock);
    }

    @Bean
    SettleAdmitted settleAdmitted(Gates gates, SaleBoard board, Buy buy, GateSettings settings) {
        return new SettleAdmitted(gates, board, new RunTicket(buy, board), settings);
    }

    @Bean
    AdmitBuyers admitBuyers(
            Gates gates, SaleBoard board, KeepGates keeping, SettleAdmitted settling, GateSettings settings, Clock clock) {
        return new AdmitBuyers(gates, board, keeping, settling, settings, clock, Executors.newVirtualThreadPerTaskExecutor());
    }

    @Bean
    FindTicket findTicket(Gates gates, SaleBoard board, Buy buy) {
        return new FindTicket(gates, board, buy);
    }

    @Bean
    SchedulingConfigurer keepGatesRegularly(KeepGates gates, GateSettings settings) {
        return tasks -> {
            tasks.addFixedDelayTask(gates::look, settings.lookEvery());
            tasks.addFixedDelayTask(gates::mend, settings.mendEvery());
        };
    }
}
