package seckill.transaction.message;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import seckill.participant.Phase;
import seckill.participant.Reply;
import seckill.transaction.message.Onward.End;
import seckill.transaction.message.Onward.Leg;

/**
 * In which order a checkout goes through its stops, whoever takes it there; a function of where it is and what it was
 * answered, so that whoever goes a way a second time goes the same one.
 *
 * <pre>
 * DO every stop that may refuse ── DECIDE the first ── FOLLOW the others, one after the other ── CONFIRM the first
 *      └ refused: CANCEL the ones before, the last first
 * </pre>
 *
 * <p>Why the first stop is confirmed last: until then it keeps the next checkout of the same order away, whose letters might
 * otherwise overtake what follows here. The buyer is told before, when it is decided.
 *
 * @param following for each stop, whether it is done after the decision; at least one, and the first is not
 */
public record Itinerary(List<Boolean> following) {

    public Itinerary {
        following = List.copyOf(following);
        if (following.isEmpty() || following.getFirst()) {
            throw new IllegalArgumentException("it begins with a stop that may refuse");
        }
    }

    public Leg start() {
        return new Leg(0, Phase.DO, "");
    }

    /** At most one of each. */
    public List<Onward> after(Leg here, Reply reply) {
        return switch (here.phase()) {
            case DO -> List.of(reply instanceof Reply.Refused(var refusal)
                    ? back(here.at(), refusal.name())
                    : afterDoing(here.at()));
            case CANCEL -> List.of(back(here.at(), here.refusal()));
            case DECIDE -> List.of(new End(""), afterTheDecision());
            case FOLLOW -> List.of(here.at() + 1 < following.size()
                    ? new Leg(here.at() + 1, Phase.FOLLOW, "")
                    : new Leg(0, Phase.CONFIRM, ""));
            case CONFIRM -> firstFollowing().isPresent() ? List.of() : List.of(new End(""));
        };
    }

    /** Whether nothing can be refused any more when the first stop was done. */
    boolean isDecidedAtOnce() {
        return following.size() == 1 || following.get(1);
    }

    Leg afterTheDecision() {
        OptionalInt first = firstFollowing();
        return first.isPresent() ? new Leg(first.getAsInt(), Phase.FOLLOW, "") : new Leg(0, Phase.CONFIRM, "");
    }

    private static Onward back(int at, String refusal) {
        return at > 0 ? new Leg(at - 1, Phase.CANCEL, refusal) : new End(refusal);
    }

    private Leg afterDoing(int at) {
        int next = at + 1;
        if (next < following.size() && !following.get(next)) {
            return new Leg(next, Phase.DO, "");
        }
        return new Leg(0, firstFollowing().isPresent() ? Phase.DECIDE : Phase.CONFIRM, "");
    }

    private OptionalInt firstFollowing() {
        return IntStream.range(0, following.size()).filter(following::get).findFirst();
    }
}
