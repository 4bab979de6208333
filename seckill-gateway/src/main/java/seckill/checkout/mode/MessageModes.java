package seckill.checkout.mode;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.checkout.Mode;
import seckill.checkout.Participants;
import seckill.transaction.rocketmq.RocketConnection;

/** The modes of a shop with a message broker. */
@Configuration(proxyBeanMethods = false)
public class MessageModes {

    @Bean
    MessageTransactions messageTransactions(Participants participants, RocketConnection broker) {
        return new MessageTransactions(participants.order(), broker::answers);
    }

    @Bean
    Mode outboxMode(MessageTransactions messages) {
        return new OutboxMode(messages);
    }

    @Bean
    Mode mqTxMode(MessageTransactions messages) {
        return new MqTxMode(messages);
    }
}
