package seckill.compare.faults;

import java.util.List;
import seckill.compare.faults.Fault.Way;

/** The steps of REDIS_MSG at which something dies: whoever admits, whoever settles, whoever carries out, and Redis itself. */
public final class RedisMessageFaults {

    private static final String ADMISSION = "CLASS seckill.checkout.ticket.redis.RedisAdmission\nMETHOD admit\n";
    private static final String SETTLING = "CLASS seckill.checkout.ticket.SettleTickets\n";
    private static final String TICKETS = "CLASS seckill.checkout.ticket.redis.RedisTickets\nMETHOD end\n";
    private static final String JOURNAL = "CLASS seckill.checkout.ticket.redis.RedisJournal\nMETHOD done\n";
    private static final String PARTS = "CLASS seckill.transaction.CommandForms\nMETHOD take\n";
    private static final String ALWAYS = "TRUE";

    public static final Fault ADMITTED_AND_NOT_TOLD = gateway("with a checkout admitted and nobody told", ADMISSION + "AT EXIT", ALWAYS);

    public static final Fault BETWEEN_PARTICIPANTS =
            gateway("between two participants", SETTLING + "METHOD run\nAT ENTRY", "incrementCounter(\"errands\") == 2");

    public static final Fault REDIS_WITH_A_CHECKOUT_ADMITTED = redis("with a checkout admitted and nobody told", ADMISSION + "AT EXIT");

    private static final List<Fault> ALL = List.of(
            gateway("before a checkout is admitted", ADMISSION + "AT ENTRY", ALWAYS),
            ADMITTED_AND_NOT_TOLD,
            gateway("with a batch that it has read", SETTLING + "METHOD settle\nAT ENTRY", ALWAYS),
            BETWEEN_PARTICIPANTS,
            gateway("before a buyer is told", SETTLING + "METHOD end\nAT ENTRY", "!$1.isEmpty()"),
            gateway("before a ticket ends", TICKETS + "AT ENTRY", ALWAYS),
            gateway("before an entry is removed", JOURNAL + "AT ENTRY", ALWAYS),
            new Fault("gateway dies before a returned ticket ends", "gateway", "gateway", TICKETS + "AT ENTRY",
                    "$1.toString().contains(\"RETURNED\")", Way.ROLLBACK),
            stock("its units taken, nobody told", "AT EXIT", "$1.name().equals(\"DO\")", Way.COMMIT),
            stock("before it takes back", "AT ENTRY", "$1.name().equals(\"CANCEL\")", Way.ROLLBACK),
            stock("its units taken back, nobody told", "AT EXIT", "$1.name().equals(\"CANCEL\")", Way.ROLLBACK),
            REDIS_WITH_A_CHECKOUT_ADMITTED,
            redis("before a checkout is admitted", ADMISSION + "AT ENTRY"),
            redis("before a ticket ends", TICKETS + "AT ENTRY"),
            redis("before an entry is removed", JOURNAL + "AT ENTRY"),
            new Fault("the database dies before orders are confirmed", "gateway", "database", SETTLING + "METHOD run\nAT ENTRY",
                    "$1.toString().contains(\"CONFIRM\")", Way.COMMIT));

    private RedisMessageFaults() {}

    static List<Fault> all() {
        return ALL;
    }

    private static Fault gateway(String says, String where, String when) {
        return new Fault("gateway dies " + says, "gateway", "gateway", where, when, Way.COMMIT);
    }

    private static Fault stock(String says, String where, String when, Way way) {
        return new Fault("stock dies " + says, "stock", "stock", PARTS + where, when, way);
    }

    private static Fault redis(String says, String where) {
        return new Fault("Redis dies " + says, "gateway", "redis", where, ALWAYS, Way.COMMIT);
    }
}
