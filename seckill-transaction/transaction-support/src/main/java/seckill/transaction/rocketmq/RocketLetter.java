package seckill.transaction.rocketmq;

import java.nio.charset.StandardCharsets;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.common.message.MessageExt;
import seckill.transaction.message.Letter;
import seckill.transaction.trace.Traceparent;

/** A letter as RocketMQ carries it: its id is the key under which the broker finds it. */
public final class RocketLetter {

    private static final String ORDER_KEY = "order-key";

    private RocketLetter() {}

    public static Message message(Letter letter) {
        Message message = new Message(letter.topic(), null, letter.id(), letter.body().getBytes(StandardCharsets.UTF_8));
        message.putUserProperty(ORDER_KEY, letter.orderKey());
        String trace = Traceparent.current();
        if (trace != null) {
            message.putUserProperty(Traceparent.KEY, trace);
        }
        return message;
    }

    /** Whichever way it came: a letter that was delivered again, or parked, is known by the topic it was sent to. */
    public static Letter from(MessageExt message) {
        String sentTo = message.getProperty(MessageConst.PROPERTY_RETRY_TOPIC);
        return new Letter(
                message.getKeys(),
                sentTo == null ? message.getTopic() : sentTo,
                message.getUserProperty(ORDER_KEY),
                new String(message.getBody(), StandardCharsets.UTF_8));
    }

    /** Where in its trace it was sent; null when nobody traces. */
    static String traceOf(MessageExt message) {
        return message.getUserProperty(Traceparent.KEY);
    }

    /** The broker's name of this copy, the same however often it is delivered. */
    static String copy(MessageExt message) {
        String unique = message.getProperty(MessageConst.PROPERTY_UNIQ_CLIENT_MESSAGE_ID_KEYIDX);
        return unique == null ? message.getMsgId() : unique;
    }
}
