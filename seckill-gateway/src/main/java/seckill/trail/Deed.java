package seckill.trail;

import java.nio.charset.StandardCharsets;

/**
 * What somebody does to the shop.
 *
 * @param actor   the login, or the place where it was found that it had been done
 * @param role    OPERATOR, or SHOP for what it does by itself
 * @param action  a word for each kind of deed, such as {@code sale.pause}
 * @param subject what it is done to, such as {@code sale/42}
 * @param detail  the rest, with the reason where there is one; what is too long is cut off
 */
public record Deed(String actor, String role, String action, String subject, String detail) {

    private static final int ACTOR_MAX = 64;
    private static final int ROLE_MAX = 16;
    private static final int ACTION_MAX = 40;
    private static final int SUBJECT_MAX = 128;
    private static final int DETAIL_MAX = 1_000;

    public Deed {
        actor = stored(actor, ACTOR_MAX);
        role = stored(role, ROLE_MAX);
        action = stored(action, ACTION_MAX);
        subject = stored(subject, SUBJECT_MAX);
        detail = stored(detail, DETAIL_MAX);
    }

    public static Deed ofOperator(String login, String action, String subject, String detail) {
        return new Deed(login, "OPERATOR", action, subject, detail);
    }

    /** What nobody asked for just now. */
    public static Deed ofShop(String actor, String action, String subject, String detail) {
        return new Deed(actor, "SHOP", action, subject, detail);
    }

    /** That the deed of this entry came to nothing. */
    Deed undone(long number, RuntimeException why) {
        String said = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
        return new Deed(actor, role, "came-to-nothing", subject, "#" + number + " " + action + ": " + said);
    }

    /** As the database gives it back: half of a surrogate pair is no character there, and what is read would have another hash. */
    private static String stored(String text, int charactersMax) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return whole.codePointCount(0, whole.length()) <= charactersMax
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, charactersMax));
    }
}
