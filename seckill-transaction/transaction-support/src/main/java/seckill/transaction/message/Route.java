package seckill.transaction.message;

import java.util.List;
import seckill.participant.Phase;
import seckill.participant.Reply;
import seckill.participant.Slip;
import seckill.participant.Stop;

/**
 * Which letters leave a stop: those that take the checkout along its {@link Itinerary}. A letter that is delivered twice has
 * the same successors, under the same ids.
 */
final class Route {

    private Route() {}

    /** Whether nothing can be refused any more when the first stop was done. */
    static boolean isDecidedAtOnce(Slip slip) {
        return itinerary(slip).isDecidedAtOnce();
    }

    /** The one letter that leaves the first stop. */
    static Letter afterTheFirst(Slip slip) {
        Itinerary way = itinerary(slip);
        return letter(slip, way.isDecidedAtOnce() ? way.afterTheDecision() : new Onward.Leg(1, Phase.DO, ""));
    }

    /** The letters that leave a stop. */
    static List<Letter> after(Travelling here, Reply reply) {
        Onward.Leg leg = new Onward.Leg(here.at(), here.phase(), here.refusal());
        return itinerary(here.slip()).after(leg, reply).stream().map(it -> letter(here.slip(), it)).toList();
    }

    private static Itinerary itinerary(Slip slip) {
        return new Itinerary(slip.stops().stream().map(Stop::following).toList());
    }

    private static Letter letter(Slip slip, Onward onward) {
        return switch (onward) {
            case Onward.Leg to -> new Travelling(slip, to.at(), to.phase(), to.refusal()).letter();
            case Onward.End end -> end(slip, end.refusal());
        };
    }

    private static Letter end(Slip slip, String refusal) {
        return new Letter(
                slip.checkout() + ":END", Topics.ENDS, slip.orderId(), LetterJson.write(new CheckoutEnd(slip.checkout(), refusal)));
    }
}
