package seckill.shop.callback;

import java.time.Duration;

/** The nonces of signed calls, known to all gateways for as long as such a call is fresh. */
public interface Nonces {

    /**
     * Remembers what was signed with the nonce.
     *
     * @return false when something else was
     */
    boolean belongsTo(String nonce, String signature, Duration keptFor);
}
