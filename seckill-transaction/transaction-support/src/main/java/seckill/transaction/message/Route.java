package seckill.transaction.message;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import seckill.participant.Phase;
import seckill.participant.Reply;
import seckill.participant.Slip;

/**
 * Where a checkout goes next; a function of where it is and what it was answered there, so that a letter which is delivered
 * twice has the same successors, under the same ids.
 *
 * <pre>
 * DO every stop that may refuse ── DECIDE the first ── FOLLOW the others, one after the other ── CONFIRM the first
 *      └ refused: CANCEL the ones before, the last first
 * </pre>
 *
 * <p>Why the first stop is confirmed last: until then it keeps the next checkout of the same order away, whose letters might
 * otherwise overtake what follows here. The buyer is told before, when it is decided.
 */
final class Route {

    private Route() {}

    /** Whether nothing can be refused any more when the first stop was done. */
    static boolean isDecidedAtOnce(Slip slip) {
        return slip.stops().size() == 1 || slip.stops().get(1).following();
    }

    /** The one letter that leaves the first stop. */
    static Letter afterTheFirst(Slip slip) {
        return isDecidedAtOnce(slip) ? afterTheDecision(slip) : letter(slip, 1, Phase.DO, "");
    }

    /** The letters that leave a stop. */
    static List<Letter> after(Travelling here, Reply reply) {
        Slip slip = here.slip();
        return switch (here.phase()) {
            case DO -> List.of(reply instanceof Reply.Refused(var refusal)
                    ? letter(slip, here.at() - 1, Phase.CANCEL, refusal.name())
                    : afterDoing(slip, here.at()));
            case CANCEL -> List.of(here.at() > 0
                    ? letter(slip, here.at() - 1, Phase.CANCEL, here.refusal())
                    : end(slip, here.refusal()));
            case DECIDE -> List.of(end(slip, ""), afterTheDecision(slip));
            case FOLLOW -> List.of(here.at() + 1 < slip.stops().size()
                    ? letter(slip, here.at() + 1, Phase.FOLLOW, "")
                    : letter(slip, 0, Phase.CONFIRM, ""));
            case CONFIRM -> firstFollowing(slip).isPresent() ? List.of() : List.of(end(slip, ""));
        };
    }

    private static Letter afterDoing(Slip slip, int at) {
        int next = at + 1;
        if (next < slip.stops().size() && !slip.stops().get(next).following()) {
            return letter(slip, next, Phase.DO, "");
        }
        return letter(slip, 0, firstFollowing(slip).isPresent() ? Phase.DECIDE : Phase.CONFIRM, "");
    }

    private static Letter afterTheDecision(Slip slip) {
        OptionalInt following = firstFollowing(slip);
        return following.isPresent()
                ? letter(slip, following.getAsInt(), Phase.FOLLOW, "")
                : letter(slip, 0, Phase.CONFIRM, "");
    }

    private static OptionalInt firstFollowing(Slip slip) {
        return IntStream.range(0, slip.stops().size()).filter(i -> slip.stops().get(i).following()).findFirst();
    }

    private static Letter letter(Slip slip, int at, Phase phase, String refusal) {
        return new Travelling(slip, at, phase, refusal).letter();
    }

    private static Letter end(Slip slip, String refusal) {
        return new Letter(
                slip.checkout() + ":END", Topics.ENDS, slip.orderId(), LetterJson.write(new CheckoutEnd(slip.checkout(), refusal)));
    }
}
