package seckill.launcher.rocketmq;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import seckill.launcher.Address;

/**
 * What the brokers of a shop hold that is not over.
 *
 * @param unread    sent and not yet acknowledged by the group that reads the topic, or by nobody when there is none; dead
 *                  letters too, which a group of their own is to write down
 * @param delayed   failed at least once and waiting for the next try
 * @param half      half messages that are not decided, or whose decision the broker has not gone through yet
 * @param discarded half messages of whose fate nobody could tell the broker anything, and which nobody has written down yet
 */
public record LettersLeft(List<Letters> unread, List<Letters> delayed, List<Letters> half, List<Letters> discarded) {

    /** Where there is no broker. */
    public static final LettersLeft NONE = new LettersLeft(List.of(), List.of(), List.of(), List.of());

    public LettersLeft {
        unread = List.copyOf(unread);
        delayed = List.copyOf(delayed);
        half = List.copyOf(half);
        discarded = List.copyOf(discarded);
    }

    /** @throws IOException when one of them does not answer: then nothing is known */
    public static LettersLeft at(Address nameServer) throws IOException {
        List<Address> brokers = new NameServer(nameServer).brokersOf(Topics.ALL);
        if (brokers.isEmpty()) {
            throw new IOException("the name server at " + nameServer + " knows no broker for the shop's topics");
        }
        List<LettersLeft> each = new ArrayList<>();
        for (Address address : brokers) {
            try (Broker broker = Broker.at(address)) {
                each.add(broker.lettersLeft());
            }
        }
        return new LettersLeft(
                all(each, LettersLeft::unread),
                all(each, LettersLeft::delayed),
                all(each, LettersLeft::half),
                all(each, LettersLeft::discarded));
    }

    private static List<Letters> all(List<LettersLeft> brokers, Function<LettersLeft, List<Letters>> kind) {
        return brokers.stream().flatMap(broker -> kind.apply(broker).stream()).toList();
    }

    /** How many letters these are. */
    public static long count(List<Letters> letters) {
        return letters.stream().mapToLong(Letters::count).sum();
    }
}
