package seckill.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.client.producer.TransactionListener;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seckill.participant.DeadLetter;
import seckill.transaction.message.Letter;
import seckill.transaction.rocketmq.DiscardedHalfMessages;
import seckill.transaction.rocketmq.FirstLetterByHalfMessage;
import seckill.transaction.rocketmq.HalfMessages;
import seckill.transaction.rocketmq.MessageSettings;
import seckill.transaction.rocketmq.ParkedLetters;
import seckill.transaction.rocketmq.RocketLetterBox;
import seckill.transaction.rocketmq.RocketLetters;

/** A broker that has asked too often puts a half message aside, where nobody looks: an operator finds it all the same. */
class DiscardedHalfMessagesIT {

    private static final String TOPIC = "spec-first-letters";

    /** A look of the broker at its half messages may take a minute. */
    private static final Duration PUT_ASIDE_WITHIN = Duration.ofSeconds(120);

    private static final MessageSettings SETTINGS = Broker.SETTINGS;

    @Test
    void what_the_broker_gives_up_waits_for_an_operator_who_replays_what_was_committed(@TempDir Path dir) throws Exception {
        Set<String> arrived = ConcurrentHashMap.newKeySet();
        try (Bench bench = Bench.start(dir.resolve("database"));
                Broker broker = Broker.start(dir.resolve("broker"), "-Dseckill.rocketmq.check-backs-max=1");
                RocketLetters letters = new RocketLetters(broker.connection(), SETTINGS, "specs")) {
            broker.create(TOPIC);
            RocketLetterBox box =
                    RocketLetterBox.of(broker.connection(), SETTINGS, TOPIC, "spec-arrivals", it -> arrived.add(it.id()));
            HalfMessages halfMessages = new HalfMessages(broker.connection(), SETTINGS, "spec-module", TOPIC);
            FirstLetterByHalfMessage first = FirstLetterByHalfMessage.over(halfMessages, bench.pool());
            halfMessages.answeredBy(new NeverKnows(first));
            DiscardedHalfMessages discarded = new DiscardedHalfMessages(broker.connection(), SETTINGS, bench.pool());
            ParkedLetters operators = new ParkedLetters(broker.connection(), SETTINGS, "spec-module", bench.pool(), letters);
            box.start();
            discarded.start();
            try {
                assertThatThrownBy(() -> first.begin(letter("committed"), inTheSame -> {
                    bench.inTransaction(inTheSame);
                    throw new IllegalStateException("connection lost");
                })).hasMessage("connection lost");
                assertThatThrownBy(() -> first.begin(letter("never-begun"), inTheSame -> {
                    throw new IllegalStateException("no connection");
                })).hasMessage("no connection");

                await("both are put aside").atMost(PUT_ASIDE_WITHIN).until(() -> operators.all().size() == 2);
                Map<String, DeadLetter> dead =
                        operators.all().stream().collect(Collectors.toMap(DeadLetter::letterId, Function.identity()));
                assertThat(dead.get("committed").reason()).contains("committed: replay it");
                assertThat(dead.get("committed").topic()).isEqualTo(TOPIC);
                assertThat(dead.get("committed").orderKey()).isEqualTo("order-committed");
                assertThat(dead.get("never-begun").reason()).contains("rolled back: drop it");
                assertThat(arrived).isEmpty();

                assertThat(operators.replay(dead.get("committed").id(), "operator", "was committed")).isEmpty();
                assertThat(operators.drop(dead.get("never-begun").id(), "operator", "never was")).isEmpty();

                await("the letter").atMost(PUT_ASIDE_WITHIN).until(() -> arrived.contains("committed"));
                assertThat(operators.all()).isEmpty();
                assertThat(arrived).containsExactly("committed");
            } finally {
                discarded.stop();
                halfMessages.stop();
                box.stop();
            }
        }
    }

    private static Letter letter(String id) {
        return new Letter(id, TOPIC, "order-" + id, "{}");
    }

    /** A module that is never able to look at its rows when it is asked. */
    private record NeverKnows(TransactionListener sound) implements TransactionListener {

        @Override
        public LocalTransactionState executeLocalTransaction(Message message, Object transaction) {
            return sound.executeLocalTransaction(message, transaction);
        }

        @Override
        public LocalTransactionState checkLocalTransaction(MessageExt message) {
            return LocalTransactionState.UNKNOW;
        }
    }
}
