package seckill.checkout;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import seckill.checkout.jdbc.JdbcCheckoutRecords;
import seckill.checkout.jdbc.JdbcModeHistory;
import seckill.checkout.jdbc.JdbcModeJournal;
import seckill.checkout.scenario.BuyNow;
import seckill.checkout.scenario.CancelOrder;
import seckill.checkout.scenario.PayOrder;
import seckill.checkout.scenario.PlaceOrder;
import seckill.checkout.scenario.RefundOrder;
import seckill.trail.AuditTrail;
import seckill.transaction.micrometer.Backlog;

/**
 * The checkout, whatever the assembly: needs {@link Participants}, at least one {@link Mode} and a {@link ScenarioModes}.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(CheckoutSettings.class)
public class CheckoutModule {

    @Bean
    Scenarios scenarios(Participants participants) {
        return new Scenarios(List.of(
                new BuyNow(participants),
                new PlaceOrder(participants),
                new PayOrder(participants),
                new CancelOrder(participants),
                new RefundOrder(participants)));
    }

    @Bean
    Modes modes(List<Mode> modes) {
        return new Modes(modes);
    }

    /** Also the gateway's books of them. */
    @Bean
    JdbcCheckoutRecords checkoutRecords(
            DataSource dataSource, Scenarios scenarios, Clock clock, ObjectProvider<WithTheEnd> withTheEnd) {
        return new JdbcCheckoutRecords(dataSource, scenarios, clock, withTheEnd.stream().toList());
    }

    @Bean
    JournaledModes journaledModes(Scenarios scenarios, Modes modes, DataSource dataSource, Clock clock, AuditTrail trail) {
        return new JournaledModes(scenarios, modes, new JdbcModeJournal(dataSource, clock, trail));
    }

    @Bean
    MeterBinder checkoutMeters(DataSource dataSource) {
        return new Backlog(dataSource, "seckill.checkouts.pending", "checkouts of which it is not written down how they ended", """
                SELECT COUNT(*), TIMESTAMPDIFF(MICROSECOND, MIN(begun_at), UTC_TIMESTAMP(6)) FROM checkout WHERE state = 'IN_FLIGHT'""");
    }

    @Bean
    ModeHistory modeHistory(DataSource dataSource) {
        return new JdbcModeHistory(JdbcClient.create(dataSource));
    }

    @Bean
    RunCheckout runCheckout(
            CheckoutRecords records,
            Scenarios scenarios,
            Modes modes,
            ScenarioModes chosen,
            Clock clock,
            MeterRegistry meters,
            CheckoutSettings settings) {
        return new RunCheckout(
                records, scenarios, modes, chosen, clock, meters, settings.inFlightMax(), settings.waitForPlaceMax());
    }

    @Bean
    ResolveCheckouts resolveCheckouts(
            CheckoutRecords records,
            Scenarios scenarios,
            Modes modes,
            RunCheckout checkouts,
            Clock clock,
            CheckoutSettings settings) {
        return new ResolveCheckouts(records, scenarios, modes, checkouts, clock, settings.resolveAfter());
    }

    @Bean
    SchedulingConfigurer resolveRegularly(ResolveCheckouts resolve, CheckoutSettings settings) {
        return tasks -> tasks.addFixedDelayTask(resolve::sweep, settings.resolveEvery());
    }
}
