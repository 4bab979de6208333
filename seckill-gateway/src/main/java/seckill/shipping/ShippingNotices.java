package seckill.shipping;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The notices, and how far the calls have come. */
public interface ShippingNotices {

    /** Those that wait for a call now, the longest first. */
    List<ShippingNotice> due(int limit);

    /**
     * Counts a try before it begins; whoever succeeds makes it.
     *
     * @param gap when the next one is due, unless this one ends it
     * @return false when somebody else has counted it
     */
    boolean claim(ShippingNotice notice, Duration gap);

    /**
     * Ends the calls of a notice that waits.
     *
     * @param answer the receiver's, or why there was none
     */
    void end(ShippingNotice notice, ShippingNotice.State state, String answer);

    /** Remembers why a try was in vain; another will follow. */
    void inVain(ShippingNotice notice, String answer);

    /** Those after that sequence, in its order; never one whose predecessor may still appear. */
    List<ShippingNotice> after(long sequence, int limit);

    /** How many there are in each state. */
    Map<ShippingNotice.State, Long> counts();
}
