package seckill.gateway;

import org.apache.seata.spring.boot.autoconfigure.SeataHttpAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import seckill.checkout.dubbo.RemoteParticipants;
import seckill.checkout.mode.MessageModes;
import seckill.checkout.mode.SeataModes;
import seckill.checkout.mode.TicketModes;
import seckill.checkout.nacos.NacosModes;
import seckill.checkout.rocketmq.EndsOfCheckouts;
import seckill.checkout.ticket.redis.RedisJournaling;
import seckill.console.dubbo.RemoteDeadLetters;
import seckill.console.dubbo.RemoteStuckBranches;
import seckill.live.dubbo.RemoteVitals;
import seckill.reconcile.dubbo.RemoteBooks;
import seckill.timeline.dubbo.RemoteHistories;
import seckill.transaction.CoordinatorConnection;
import seckill.transaction.CoordinatorFacts;

/** The shop's front in modules: participants over Dubbo, modes of Seata, switches through Nacos. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = SeataHttpAutoConfiguration.class) // needs Spring MVC
@Import({
    ShopFront.class,
    AnswerBeforeClosing.class,
    RemoteParticipants.class,
    RemoteStuckBranches.class,
    RemoteDeadLetters.class,
    RemoteBooks.class,
    RemoteHistories.class,
    RemoteVitals.class,
    SeataModes.class,
    MessageModes.class,
    EndsOfCheckouts.class,
    TicketModes.class,
    RedisJournaling.class,
    NacosModes.class,
    CoordinatorConnection.class,
    CoordinatorFacts.class,
    CoordinatorHealth.class,
    ModesHealth.class
})
public class GatewayApplication {

    public static void main(String[] args) {
        SpringApplication.run(GatewayApplication.class, args);
    }
}
