package seckill.checkout.ticket;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The checkouts that were admitted and wait to be settled. An entry that was read belongs to its reader for the time of a
 * lease; when nobody renews that, another reader claims it.
 */
public interface Journal {

    /** Entries that nobody has read; waits for the first. */
    List<Entry> read(int max, Duration patience);

    /** Entries whose lease is over; those that were tried too often are parked instead. */
    List<Entry> claim(int max);

    /** Begins the leases of these entries anew, as far as they are not done. */
    void renew(Set<String> entries);

    /** Gives an entry back, to be claimed after a pause that grows with its attempts. */
    void defer(Entry entry, String trouble);

    /** Removes entries whose checkouts are settled. */
    void done(List<Entry> entries);

    /** Checkouts that were tried too often, with the last trouble of each. */
    Map<String, String> parked();

    /** Has a parked checkout tried again; false when it is not parked. */
    boolean replay(String checkout);

    /**
     * @param id       its place in the journal
     * @param attempts how often it was delivered, this time included
     */
    record Entry(String id, String checkout, int attempts) {}
}
