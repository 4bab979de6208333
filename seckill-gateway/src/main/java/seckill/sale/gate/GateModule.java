package seckill.sale.gate;

import static seckill.stock.api.GateEngine.DATABASE_ROW;
import static seckill.stock.api.GateEngine.DATABASE_STRIPES;
import static seckill.stock.api.GateEngine.DATABASE_UNITS;
import static seckill.stock.api.GateEngine.LOCK;
import static seckill.stock.api.GateEngine.PERMITS;
import static seckill.stock.api.GateEngine.SCRIPT;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
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
import seckill.sale.gate.redis.RedisRestockNotices;
import seckill.shop.Buy;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.GateEngine;

/** The gates of sales, and this gateway as one of those who turn tickets into orders. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GateSettings.class)
public class GateModule {

    @Bean
    LuaGate scripts(RedissonClient redis, GateSettings settings) {
        return new LuaGate(redis, UUID.randomUUID().toString(), settings.lease());
    }

    @Bean
    Gates gates(LuaGate scripts, RedissonClient redis, DataSource dataSource, GateSettings settings, Clock clock, MeterRegistry meters) {
        Executor waiting = Executors.newVirtualThreadPerTaskExecutor();
        return new Gates(Map.of(
                SCRIPT, scripts,
                LOCK, new LockedGate(scripts, redis, clock, waiting),
                PERMITS, new PermitGate(scripts, redis, waiting, settings.lease()),
                DATABASE_ROW, JdbcGate.inOneRow(dataSource, waiting, settings.lease(), held(meters, DATABASE_ROW)),
                DATABASE_STRIPES, JdbcGate.inStripes(dataSource, waiting, settings.lease(), held(meters, DATABASE_STRIPES)),
                DATABASE_UNITS, JdbcGate.inRows(dataSource, waiting, settings.lease(), held(meters, DATABASE_UNITS))));
    }

    /** How long one wish holds a connection of the pool. */
    private static Timer held(MeterRegistry meters, GateEngine engine) {
        return meters.timer("seckill.gate.connection.held", "engine", engine.name());
    }

    @Bean
    SaleBoard saleBoard() {
        return new SaleBoard();
    }

    @Bean
    MeterBinder soldOutFlags(SaleBoard board, Gates gates) {
        return new SoldOutFlags(board, gates);
    }

    @Bean
    RestockNotices restockNotices(RedissonClient redis, SaleBoard board) {
        RestockNotices notices = new RedisRestockNotices(redis);
        notices.listen(board::restocked);
        return notices;
    }

    @Bean
    KeepGates keepGates(
            Gates gates, SaleBoard board, CatalogueApi catalogue, OperateSales sales, RestockNotices notices, Clock clock) {
        return new KeepGates(gates, board, catalogue, sales, notices, clock);
    }

    @Bean
    SettleAdmitted settleAdmitted(Gates gates, SaleBoard board, Buy buy, RestockNotices notices, GateSettings settings) {
        return new SettleAdmitted(gates, board, new RunTicket(buy, board)::run, notices, settings);
    }

    @Bean
    AdmitBuyers admitBuyers(
            Gates gates,
            SaleBoard board,
            KeepGates keeping,
            SettleAdmitted settling,
            FindTicket tickets,
            GateSettings settings,
            Clock clock) {
        return new AdmitBuyers(gates, board, keeping, settling, tickets, settings, clock, Executors.newVirtualThreadPerTaskExecutor());
    }

    @Bean
    Rehearsal rehearsal(
            LuaGate scripts,
            Gates gates,
            KeepGates keeping,
            SettleAdmitted settling,
            FindTicket tickets,
            GateSettings settings,
            Clock clock) {
        return new Rehearsal(
                UUID.randomUUID().getMostSignificantBits(),
                scripts,
                gates,
                keeping,
                settling,
                tickets,
                settings,
                clock,
                Executors.newVirtualThreadPerTaskExecutor());
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
