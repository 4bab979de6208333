package seckill.transaction.message;

/** Where letters go; the same names are created at the broker. */
public final class Topics {

    /** How checkouts that travelled have ended; the gateways read it. */
    public static final String ENDS = "seckill-checkout-ends";

    private static final String STOPS = "seckill-stops-";

    private Topics() {}

    /** What a participant is to do. */
    public static String stopsOf(String participant) {
        return STOPS + participant;
    }
}
