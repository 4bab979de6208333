package seckill.checkout.ticket;

import java.util.Map;

/** Ends tickets; each may be ended several times, and the counters get back what it took once. */
public interface Tickets {

    /** Ends these tickets, as far as they are there. */
    void end(Map<String, End> tickets);

    /** How a ticket ends. */
    enum End {
        /** Its units were sold. */
        ORDERED,
        /** Its units are free again; also after it was ordered. */
        RETURNED
    }
}
