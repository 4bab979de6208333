package seckill.live;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import seckill.checkout.ModeHistory;
import seckill.console.DecideDeadLetters;
import seckill.participant.VitalSigns;
import seckill.sale.gate.KeepGates;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.SalesApi;
import seckill.transaction.micrometer.ReadVitals;

/** Live numbers: of this gateway, and of the {@link Processes} that there are. */
@Configuration(proxyBeanMethods = false)
@ComponentScan("seckill.live.web")
public class LiveModule {

    @Bean
    Pulse pulse(
            MeterRegistry meters,
            DataSource dataSource,
            ObjectProvider<Processes> others,
            CatalogueApi catalogue,
            SalesApi sales,
            KeepGates gates,
            ModeHistory modes,
            DecideDeadLetters letters,
            Clock clock,
            @Value("${spring.application.name}") String name) {
        Map<String, VitalSigns> processes = new TreeMap<>(others.getIfAvailable(() -> Processes.NONE).byName());
        processes.put(name.replace("seckill-", ""), new ReadVitals(meters, dataSource));
        TakeSample taking = new TakeSample(
                new ReadMeters(meters),
                processes,
                new CountUnits(catalogue, sales, gates, clock),
                modes,
                () -> letters.all().size(),
                Executors.newVirtualThreadPerTaskExecutor(),
                clock);
        return new Pulse(taking::now, clock);
    }
}
