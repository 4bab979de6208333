package seckill.checkout;

import seckill.participant.Refusal;

/** How a checkout ended, as far as the mode that carried it can tell. */
public sealed interface Outcome {

    /** All steps are done and stay done. */
    record Accepted() implements Outcome {}

    /** A participant refused for a business reason, and the mode saw to the other steps as it promises. */
    record Refused(Refusal refusal) implements Outcome {}

    /** It did not work out for a technical reason and nothing is kept, or will be: it may be carried again. */
    record Failed(String detail) implements Outcome {}

    /** It travels from one participant to the next, and comes to an end whoever dies; the end will be told. */
    record UnderWay() implements Outcome {}

    /** Nobody here can say; {@link Mode#resolve} will, later. */
    record Unknown(String detail) implements Outcome {}
}
