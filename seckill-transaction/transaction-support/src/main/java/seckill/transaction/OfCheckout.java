package seckill.transaction;

/** The ids of a checkout's commands, which are its own with a stroke and a step: what lies between these two. */
public final class OfCheckout {

    private OfCheckout() {}

    public static String first(String checkout) {
        return checkout + "/";
    }

    /** The character after the stroke. */
    public static String last(String checkout) {
        return checkout + "0";
    }
}
