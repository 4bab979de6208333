package seckill.transaction.message;

import seckill.participant.Phase;
import seckill.participant.Slip;
import seckill.participant.Stop;

/**
 * A checkout on its way to a stop.
 *
 * @param at      the index of that stop
 * @param phase   what is to be done there
 * @param refusal why it is being taken back, empty otherwise
 */
record Travelling(Slip slip, int at, Phase phase, String refusal) {

    Stop stop() {
        return slip.stops().get(at);
    }

    Letter letter() {
        return new Letter(
                stop().commandId() + ":" + phase,
                Topics.stopsOf(stop().participant()),
                slip.orderId(),
                LetterJson.write(this));
    }

    static Travelling from(Letter letter) {
        return LetterJson.read(letter.body(), Travelling.class);
    }
}
