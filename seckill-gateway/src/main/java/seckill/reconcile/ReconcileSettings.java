package seckill.reconcile;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param every      the pause between two looks
 * @param ordersMax  orders that one look walks over; the next goes on from there
 * @param grace      for so long after a checkout has ended its order is left alone: its second phase may still be on its way
 * @param stuckAfter what is neither done nor given up for so long needs somebody
 * @param stuckMax   checkouts in flight that one look names
 * @param dailyAt    when all orders are walked over in one go, UTC
 */
@ConfigurationProperties("seckill.reconcile")
public record ReconcileSettings(
        @DefaultValue("30s") Duration every,
        @DefaultValue("10000") int ordersMax,
        @DefaultValue("30s") Duration grace,
        @DefaultValue("5m") Duration stuckAfter,
        @DefaultValue("100") int stuckMax,
        @DefaultValue("03:00") LocalTime dailyAt) {}
