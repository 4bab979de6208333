package seckill.checkout.mode;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.checkout.Mode;
import seckill.checkout.ticket.Admission;

/** The modes of a shop with a journal. */
@Configuration(proxyBeanMethods = false)
public class TicketModes {

    @Bean
    Mode redisMsgMode(Admission admission) {
        return new RedisMsgMode(admission);
    }
}
