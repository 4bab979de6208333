package seckill.compare.faults;

import java.util.List;
import java.util.stream.Stream;
import seckill.compare.faults.Fault.Way;

/**
 * The steps of OUTBOX and MQ_TX at which something dies: whoever takes a checkout on, whoever sends its first letter, whoever
 * takes letters in on the way there and on the way back, the broker, and the database.
 */
final class MessageFaults {

    private static final String TAKING_ON = "CLASS seckill.checkout.mode.MessageTransactions\nMETHOD carry\n";
    private static final String ENDING = "CLASS seckill.checkout.EndCheckouts\nMETHOD take\n";
    private static final String STOP = "CLASS seckill.transaction.message.StopHandler\nMETHOD take\n";
    private static final String PARTS = "CLASS seckill.transaction.CommandForms\nMETHOD take\n";
    private static final String IN_A_TRANSACTION = "CLASS seckill.transaction.CommandLog\nMETHOD insert\nAT EXIT";
    private static final String SENDING = "CLASS org.apache.rocketmq.broker.processor.SendMessageProcessor\n";
    private static final String OFFSETS = "CLASS org.apache.rocketmq.broker.offset.ConsumerOffsetManager\n";
    private static final String DECIDING = "CLASS org.apache.rocketmq.broker.processor.EndTransactionProcessor\n";
    private static final String ALWAYS = "TRUE";
    private static final String DO = "$1.name().equals(\"DO\")";
    private static final String CANCEL = "$1.name().equals(\"CANCEL\")";
    private static final String CONFIRM = "$1.name().equals(\"CONFIRM\")";

    /** From the second stop on both modes are the same. The first of each victim is tried in every run of the specs. */
    private static final List<Fault> BOTH = List.of(
            dies("stock", "its units taken, the next letter not sent", PARTS + "AT EXIT", DO, Way.COMMIT),
            dies("stock", "with a letter that it has read", STOP + "AT ENTRY", ALWAYS, Way.COMMIT),
            dies("stock", "the next letter sent, this one not acknowledged", STOP + "AT EXIT", ALWAYS, Way.COMMIT),
            dies("stock", "before it takes back", PARTS + "AT ENTRY", CANCEL, Way.ROLLBACK),
            dies("stock", "its units taken back, nobody told", PARTS + "AT EXIT", CANCEL, Way.ROLLBACK),
            dies("stock", "the way back sent on, its letter not acknowledged", STOP + "AT EXIT",
                    "$1.id().endsWith(\":CANCEL\")", Way.ROLLBACK),
            dies("payment", "the money taken, the next letter not sent", PARTS + "AT EXIT", DO, Way.COMMIT),
            dies("payment", "its refusal written down, nobody told", PARTS + "AT EXIT", DO, Way.ROLLBACK),
            dies("order", "before it gives up", PARTS + "AT ENTRY", CANCEL, Way.ROLLBACK),
            dies("order", "given up, the gateway not told", PARTS + "AT EXIT", CANCEL, Way.ROLLBACK),
            dies("order", "before it confirms", PARTS + "AT ENTRY", CONFIRM, Way.COMMIT),
            dies("order", "confirmed, the gateway not told", PARTS + "AT EXIT", CONFIRM, Way.COMMIT),
            dies("gateway", "before it asks for the first step", TAKING_ON + "AT ENTRY", ALWAYS, Way.COMMIT),
            dies("gateway", "the checkout taken on, the buyer not told", TAKING_ON + "AT EXIT", ALWAYS, Way.COMMIT),
            dies("gateway", "before it writes down how a checkout ended", ENDING + "AT ENTRY", ALWAYS, Way.COMMIT),
            dies("gateway", "its end written down, the letter not acknowledged", ENDING + "AT EXIT", ALWAYS, Way.COMMIT),
            dies("gateway", "before it writes down a refusal", ENDING + "AT ENTRY", "$1.body().contains(\"INSUFFICIENT\")",
                    Way.ROLLBACK),
            dies("rocketmq", "a letter on its disk, the sender not told", SENDING + "METHOD handlePutMessageResult\nAT ENTRY",
                    ALWAYS, Way.COMMIT),
            dies("rocketmq", "before it stores a letter", SENDING + "METHOD sendMessage\nAT ENTRY", ALWAYS, Way.COMMIT),
            dies("rocketmq", "letters taken in, that they were not written down",
                    OFFSETS + "METHOD commitOffset(java.lang.String, java.lang.String, java.lang.String, int, long)\nAT ENTRY",
                    "$5 > $0.queryOffset($2, $3, $4)", Way.COMMIT),
            databaseDies("stock", "in the middle of a step", IN_A_TRANSACTION, ALWAYS, Way.COMMIT),
            databaseDies("order", "in the middle of the first step", IN_A_TRANSACTION, ALWAYS, Way.COMMIT),
            databaseDies("stock", "before it is asked to take back", PARTS + "AT ENTRY", CANCEL, Way.ROLLBACK));

    private static final List<Fault> OUTBOX = List.of(
            dies("order", "a letter claimed and not sent",
                    "CLASS seckill.transaction.outbox.OutboxRelay\nMETHOD publish(java.util.List)\nAT ENTRY",
                    "!$1.isEmpty()", Way.COMMIT),
            dies("order", "a letter sent and not marked",
                    "CLASS seckill.transaction.outbox.OutboxRows\nMETHOD published\nAT ENTRY", "!$1.isEmpty()", Way.COMMIT),
            dies("order", "its first letter written, nothing committed",
                    "CLASS seckill.transaction.outbox.Outbox\nMETHOD write\nAT EXIT", ALWAYS, Way.COMMIT),
            dies("order", "its first step committed, nobody told",
                    "CLASS seckill.transaction.CommandForms\nMETHOD begin\nAT EXIT", ALWAYS, Way.COMMIT));

    private static final List<Fault> MQ_TX = List.of(
            dies("order", "its first step committed, the broker not told", half("AT EXIT"), ALWAYS, Way.COMMIT),
            dies("order", "the half message stored, nothing done", half("AT ENTRY"), ALWAYS, Way.COMMIT),
            dies("order", "in the middle of its first step", IN_A_TRANSACTION, ALWAYS, Way.COMMIT),
            dies("rocketmq", "before it stores a decision", DECIDING + "METHOD processRequest\nAT ENTRY", ALWAYS, Way.COMMIT),
            dies("rocketmq", "a decision stored, its half message not ended", DECIDING + "METHOD sendFinalMessage\nAT EXIT",
                    ALWAYS, Way.COMMIT));

    private MessageFaults() {}

    static List<Fault> ofOutbox() {
        return together(OUTBOX);
    }

    static List<Fault> ofMqTx() {
        return together(MQ_TX);
    }

    private static List<Fault> together(List<Fault> first) {
        return Stream.concat(first.stream(), BOTH.stream()).toList();
    }

    private static String half(String where) {
        return "CLASS seckill.transaction.rocketmq.FirstLetterByHalfMessage\nMETHOD executeLocalTransaction\n" + where;
    }

    private static Fault dies(String who, String says, String where, String when, Way way) {
        return new Fault(who + " dies " + says, who, who, where, when, way);
    }

    private static Fault databaseDies(String client, String says, String where, String when, Way way) {
        return new Fault("the database dies " + says, client, "database", where, when, way);
    }
}
