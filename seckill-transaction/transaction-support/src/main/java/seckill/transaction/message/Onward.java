package seckill.transaction.message;

import seckill.participant.Phase;

/** Where a checkout goes from a stop. */
public sealed interface Onward {

    /**
     * To a stop.
     *
     * @param at      the index of that stop
     * @param phase   what is to be done there
     * @param refusal why it is being taken back, empty otherwise
     */
    record Leg(int at, Phase phase, String refusal) implements Onward {}

    /**
     * Nowhere: it has ended, though what follows the decision may still be on its way.
     *
     * @param refusal the refusal's name, empty when it was accepted
     */
    record End(String refusal) implements Onward {}
}
