package seckill.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.client.producer.TransactionListener;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seckill.participant.Reply;
import seckill.transaction.message.FirstLetter;
import seckill.transaction.message.Letter;
import seckill.transaction.message.LettersUnavailableException;
import seckill.transaction.rocketmq.FirstLetterByHalfMessage;
import seckill.transaction.rocketmq.HalfMessages;
import seckill.transaction.rocketmq.MessageSettings;
import seckill.transaction.rocketmq.RocketLetterBox;

/**
 * A first letter by half message: it arrives if and only if its local transaction was committed, whatever the broker has been
 * told. Beside each way to get it wrong stands what it does to a shop: a change that nobody is told of.
 */
class HalfMessagesIT {

    private static final String TOPIC = "spec-first-letters";

    /** The broker asks after 3 s; when others were decided shortly before, its look at the queue takes a minute. */
    private static final Duration ASKED_WITHIN = Duration.ofSeconds(90);

    private static final Duration OBSERVED = Duration.ofSeconds(3);

    @TempDir
    static Path dir;

    private static Bench bench;
    private static Broker broker;
    private static RocketLetterBox box;
    private static final Set<String> ARRIVED = ConcurrentHashMap.newKeySet();

    private HalfMessages halfMessages;
    private FirstLetterByHalfMessage first;

    @BeforeAll
    static void start() throws Exception {
        bench = Bench.start(dir.resolve("database"));
        broker = Broker.start(dir.resolve("broker"));
        broker.create(TOPIC);
        box = RocketLetterBox.of(
                broker.connection(), MessageSettings.byDefault(), TOPIC, "spec-arrivals", letter -> ARRIVED.add(letter.id()));
        box.start();
    }

    @AfterAll
    static void stop() {
        box.stop();
        broker.close();
        bench.close();
    }

    @BeforeEach
    void someModule() {
        halfMessages = module();
        first = FirstLetterByHalfMessage.over(halfMessages, bench.pool());
        // it starts when it sends, with whoever answers then
    }

    @AfterEach
    void close() {
        halfMessages.stop();
    }

    private static HalfMessages module() {
        return new HalfMessages(broker.connection(), MessageSettings.byDefault(), "spec-module", TOPIC);
    }

    @Test
    void a_letter_arrives_when_its_transaction_was_committed_and_not_when_it_was_refused() {
        Letter told = letter("told");
        Letter refused = letter("refused");

        assertThat(first.begin(told, committing(told))).isEqualTo(Reply.done());
        first.begin(refused, inTheSame -> Reply.refused(() -> "NO"));

        arrives(told);
        assertThat(ARRIVED).doesNotContain(refused.id());
    }

    /** As shipped, a thread of the broker spins from the first decision on. */
    @Test
    void the_broker_rests_when_all_is_decided() {
        Letter letter = letter("decided");
        first.begin(letter, committing(letter));
        arrives(letter);

        await("a broker that rests").atMost(ASKED_WITHIN).pollDelay(Duration.ZERO).until(() -> {
            Duration before = broker.processorTime();
            await("a while").pollDelay(OBSERVED).atMost(OBSERVED.multipliedBy(2)).until(() -> true);
            return broker.processorTime().minus(before).compareTo(OBSERVED.dividedBy(3)) < 0;
        });
    }

    @Test
    void a_commit_whose_answer_was_lost_is_told_of_all_the_same() {
        Letter letter = letter("answer-lost");

        assertThatThrownBy(() -> first.begin(letter, answerLost(letter))).hasMessage("connection lost");

        assertThat(bench.effects(letter.id())).isOne();
        arrives(letter);
    }

    /** The control: seen in public code. */
    @Test
    void an_exception_that_is_answered_with_rollback_loses_the_letter_of_a_commit() throws InterruptedException {
        Letter letter = letter("answered-with-rollback");
        halfMessages.answeredBy(new Answers(first) {
            @Override
            public LocalTransactionState executeLocalTransaction(Message message, Object transaction) {
                LocalTransactionState answer = super.executeLocalTransaction(message, transaction);
                return answer == LocalTransactionState.UNKNOW ? LocalTransactionState.ROLLBACK_MESSAGE : answer;
            }
        });

        assertThatThrownBy(() -> first.begin(letter, answerLost(letter))).hasMessage("connection lost");

        isLost(letter);
    }

    @Test
    void a_transaction_that_comes_after_the_question_is_refused() {
        Letter letter = letter("late");
        Late late = new Late(letter);
        halfMessages.answeredBy(late);

        assertThatThrownBy(() -> first.begin(letter, late)).isInstanceOf(RuntimeException.class);

        assertThat(late.asked.getCount()).as("the broker has asked").isZero();
        assertThat(bench.effects(letter.id())).isZero();
        assertThat(ARRIVED).doesNotContain(letter.id());
    }

    /** The control: seen in public code too. */
    @Test
    void an_answer_without_a_marker_lets_a_late_transaction_commit_of_which_nobody_is_told() throws InterruptedException {
        Letter letter = letter("no-marker");
        Late late = new Late(letter) {
            @Override
            LocalTransactionState answer(MessageExt message) {
                return LocalTransactionState.ROLLBACK_MESSAGE; // there is no row, and none is written
            }

            /** Told of the commit all the same, the broker may still send the letter: here nobody lives to tell it. */
            @Override
            public LocalTransactionState executeLocalTransaction(Message message, Object transaction) {
                super.executeLocalTransaction(message, transaction);
                return LocalTransactionState.UNKNOW;
            }
        };
        halfMessages.answeredBy(late);

        assertThat(first.begin(letter, late)).isEqualTo(Reply.done());

        isLost(letter);
    }

    @Test
    void another_instance_answers_for_one_that_has_died() {
        Letter letter = letter("another-instance");
        assertThatThrownBy(() -> first.begin(letter, answerLost(letter))).hasMessage("connection lost");
        halfMessages.stop();

        halfMessages = module();
        FirstLetterByHalfMessage.over(halfMessages, bench.pool());
        halfMessages.start();

        arrives(letter);
    }

    /** The control: whoever remembers in memory what was committed knows nothing of another's transactions. */
    @Test
    void an_answer_from_memory_loses_the_letter_of_one_that_has_died() throws InterruptedException {
        Letter letter = letter("from-memory");
        assertThatThrownBy(() -> first.begin(letter, answerLost(letter))).hasMessage("connection lost");
        halfMessages.stop();

        halfMessages = module();
        Set<String> remembered = ConcurrentHashMap.newKeySet();
        halfMessages.answeredBy(new Answers(FirstLetterByHalfMessage.over(halfMessages, bench.pool())) {
            @Override
            public LocalTransactionState checkLocalTransaction(MessageExt message) {
                return remembered.contains(message.getTransactionId())
                        ? LocalTransactionState.COMMIT_MESSAGE
                        : LocalTransactionState.ROLLBACK_MESSAGE;
            }
        });
        halfMessages.start();

        isLost(letter);
    }

    @Test
    void without_a_broker_nothing_is_begun() throws Exception {
        HalfMessages nowhere = new HalfMessages(
                Broker.notYet(dir.resolve("nowhere")).connection(), MessageSettings.byDefault(), "spec-nowhere", TOPIC);
        FirstLetterByHalfMessage alone = FirstLetterByHalfMessage.over(nowhere, bench.pool());
        Letter letter = letter("nowhere");

        assertThatThrownBy(() -> alone.begin(letter, committing(letter))).isInstanceOf(LettersUnavailableException.class);

        assertThat(bench.effects(letter.id())).isZero();
    }

    private static Letter letter(String id) {
        return new Letter(id, TOPIC, id, "{}");
    }

    private static FirstLetter.Transaction committing(Letter letter) {
        return inTheSame -> {
            bench.inTransaction(() -> {
                bench.effect(letter.id());
                inTheSame.run();
            });
            return Reply.done();
        };
    }

    private static FirstLetter.Transaction answerLost(Letter letter) {
        return inTheSame -> {
            committing(letter).carryOut(inTheSame);
            throw new IllegalStateException("connection lost");
        };
    }

    private static void arrives(Letter letter) {
        await(letter.id()).atMost(ASKED_WITHIN).until(() -> ARRIVED.contains(letter.id()));
    }

    /** Its change is there, and the letter never comes: a later one that was asked about has arrived meanwhile. */
    private void isLost(Letter letter) throws InterruptedException {
        HalfMessages sound = new HalfMessages(broker.connection(), MessageSettings.byDefault(), "spec-sound", TOPIC);
        FirstLetterByHalfMessage after = FirstLetterByHalfMessage.over(sound, bench.pool());
        sound.start();
        try {
            Letter later = letter("after-" + letter.id());
            assertThatThrownBy(() -> after.begin(later, answerLost(later))).hasMessage("connection lost");
            arrives(later);
        } finally {
            sound.stop();
        }
        assertThat(bench.effects(letter.id())).as("the change").isOne();
        assertThat(ARRIVED).as("what has arrived").doesNotContain(letter.id());
    }

    /** Answers as the product does, but for what a spec makes wrong. */
    private static class Answers implements TransactionListener {

        private final TransactionListener sound;

        Answers(TransactionListener sound) {
            this.sound = sound;
        }

        @Override
        public LocalTransactionState executeLocalTransaction(Message message, Object transaction) {
            return sound.executeLocalTransaction(message, transaction);
        }

        @Override
        public LocalTransactionState checkLocalTransaction(MessageExt message) {
            return sound.checkLocalTransaction(message);
        }
    }

    /** A local transaction which commits only after the broker has asked about it. */
    private class Late extends Answers implements FirstLetter.Transaction {

        private final Letter letter;
        private final CountDownLatch asked = new CountDownLatch(1);

        Late(Letter letter) {
            super(first);
            this.letter = letter;
        }

        @Override
        public Reply carryOut(Runnable inTheSame) {
            try {
                assertThat(asked.await(ASKED_WITHIN.toSeconds(), TimeUnit.SECONDS)).as("asked").isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return committing(letter).carryOut(inTheSame);
        }

        @Override
        public LocalTransactionState checkLocalTransaction(MessageExt message) {
            try {
                return message.getKeys().equals(letter.id()) ? answer(message) : super.checkLocalTransaction(message);
            } finally {
                asked.countDown();
            }
        }

        LocalTransactionState answer(MessageExt message) {
            return super.checkLocalTransaction(message);
        }
    }
}
