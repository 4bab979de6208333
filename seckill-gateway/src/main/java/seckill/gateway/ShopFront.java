package seckill.gateway;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import seckill.checkout.CheckoutModule;
import seckill.console.ConsoleModule;
import seckill.live.LiveModule;
import seckill.member.MemberModule;
import seckill.shipping.ShippingModule;
import seckill.reconcile.ReconcileModule;
import seckill.redis.RedisModule;
import seckill.sale.SaleModule;
import seckill.shop.ShopModule;
import seckill.shop.callback.CallbackModule;
import seckill.shop.schedule.OverdueModule;
import seckill.shop.schedule.ScheduleModule;
import seckill.timeline.TimelineModule;
import seckill.trail.TrailModule;
import seckill.transaction.micrometer.MeteredPools;
import seckill.transaction.trace.TracedRequests;

/** What a shop's front is made of in any assembly. */
@Configuration(proxyBeanMethods = false)
@Import({
    CheckoutModule.class,
    MemberModule.class,
    ShopModule.class,
    OverdueModule.class,
    ScheduleModule.class,
    ReconcileModule.class,
    TrailModule.class,
    LiveModule.class,
    TimelineModule.class,
    ShippingModule.class,
    CallbackModule.class,
    ConsoleModule.class,
    SaleModule.class,
    RedisModule.class,
    MeteredPools.class,
    TracedRequests.class,
    ParticipantsHealth.class,
    RedisHealth.class,
    WarmUpHealth.class
})
public class ShopFront {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
