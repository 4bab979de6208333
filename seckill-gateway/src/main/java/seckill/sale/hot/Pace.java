package seckill.sale.hot;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Lets each of very many ask so often a second. For whoever asked lately there is one word, with a mark of his and until when what he has
 * asked is paid for; when many more ask at once than there are words, some are let in once too often. Only who shares place and mark with
 * another, one pair in 2^32, is slowed by him.
 *
 * <p>A bucket for each buyer would be made, and found in cold memory, for one request: most ask once.
 *
 * <p>Source: the generic cell rate algorithm, ITU-T I.371, as virtual scheduling.
 */
final class Pace {

    /** Four words, which lie together: whoever comes takes his own, or else the one that is paid the longest. */
    private static final int SHELF = 4;

    private static final int SHELVES = 1 << 16;
    private static final int MARK_BITS = 16;
    private static final long MARK = (1 << MARK_BITS) - 1;
    private static final long SECOND_US = 1_000_000;
    private static final long MILLI_US = 1_000;

    private final AtomicLongArray words = new AtomicLongArray(SHELVES * SHELF);
    private final long gapUs;
    private final long aheadUs;
    private final long begunMs;
    private final long chance;

    /**
     * @param burstSeconds what may come in so many seconds may come at once
     * @param nowMs        the clock's milliseconds, as later with each request
     * @param chance       nobody else's to know, so that nobody picks accounts that share one word
     */
    Pace(int perSecond, int burstSeconds, long nowMs, long chance) {
        this.gapUs = SECOND_US / perSecond;
        this.aheadUs = burstSeconds * SECOND_US;
        this.begunMs = nowMs;
        this.chance = chance;
    }

    /** Whether he may ask now; if so, it counts. */
    boolean let(long who, long nowMs) {
        long mixed = mixed(who ^ chance);
        long mark = mixed & MARK;
        int shelf = (int) (mixed >>> MARK_BITS) & SHELVES - 1;
        long nowUs = Math.max(0, nowMs - begunMs) * MILLI_US;
        int longest = 0;
        long itsWord = Long.MAX_VALUE;
        for (int at = shelf * SHELF; at < (shelf + 1) * SHELF; at++) {
            long word = words.get(at);
            if ((word & MARK) == mark) {
                return let(at, word, mark, nowUs);
            }
            if (word < itsWord) {
                longest = at;
                itsWord = word;
            }
        }
        words.compareAndSet(longest, itsWord, nowUs + gapUs << MARK_BITS | mark);
        return true;
    }

    boolean let(String who, long nowMs) {
        long number = who.length();
        for (int i = 0; i < who.length(); i++) {
            number = mixed(number ^ who.charAt(i));
        }
        return let(number, nowMs);
    }

    private boolean let(int at, long seen, long mark, long nowUs) {
        long word = seen;
        while ((word & MARK) == mark) {
            long paidUs = Math.max(word >>> MARK_BITS, nowUs) + gapUs;
            if (paidUs - nowUs > aheadUs) {
                return false;
            }
            if (words.compareAndSet(at, word, paidUs << MARK_BITS | mark)) {
                return true;
            }
            word = words.get(at);
        }
        return true;
    }

    /** Every bit of it depends on every bit of the number: the end of SplitMix64 (Steele, Lea, Flood, 2014). */
    private static long mixed(long number) {
        long z = (number ^ number >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }
}
