package seckill.sale.proof;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much work a token costs. A page does some hundred thousand to a million attempts a second, a program on four cores twenty million:
 * work makes many accounts dear, and does not by itself keep anybody away.
 *
 * @param when          off, on, or by-load: only while many ask at this gateway, or for addresses that have asked for many
 * @param calmPerSecond so many may ask in a second before it is many; at twice that rate the work is twice as much
 * @param perAddress    so many tokens in two minutes cost an address the same: a household; each one more costs twice the one before
 * @param easiest       the largest number of the easiest challenge: a twentieth of a second in a page, which nobody notices
 * @param hardest       and of the hardest: some seconds in a page, half a minute on a slow phone; with more, people would leave
 */
@ConfigurationProperties("seckill.proof-of-work")
public record ProofSettings(
        @DefaultValue("off") When when,
        @DefaultValue("50") int calmPerSecond,
        @DefaultValue("4") int perAddress,
        @DefaultValue("50000") long easiest,
        @DefaultValue("5000000") long hardest) {

    public ProofSettings {
        if (calmPerSecond < 1 || perAddress < 1 || easiest < 1 || hardest < easiest) {
            throw new IllegalArgumentException("seckill.proof-of-work: all at least 1, and the hardest not easier than the easiest");
        }
    }

    /** When work is asked for. */
    public enum When {
        OFF,
        ON,
        BY_LOAD
    }
}
