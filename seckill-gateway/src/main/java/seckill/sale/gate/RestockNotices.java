package seckill.sale.gate;

/**
 * Carries word from gateway to gateway that a gate has something again. A notice may be lost, late or repeated: whoever needs to know looks
 * at the gate again and again anyway.
 */
public interface RestockNotices {

    /** Says it to all; returns at once, and fails silently. */
    void publish(long saleId, long epoch);

    /** From now on, of all gateways, this one too. The listener must not wait for anything. */
    void listen(Listener listener);

    /** Hears that the gate of that epoch has something again. */
    interface Listener {
        void restocked(long saleId, long epoch);
    }
}
