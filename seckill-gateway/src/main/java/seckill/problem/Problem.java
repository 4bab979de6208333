package seckill.problem;

import java.util.Locale;

/**
 * The table of everything the shop answers instead of what was asked for (RFC 9457). The type of each is
 * {@code /problems/} and its name in lower case with hyphens; types are stable, texts are not.
 *
 * <p>The constants of the participants' refusals stand here under the same names.
 */
public enum Problem {
    // the request
    INVALID_REQUEST(400),
    MALFORMED_JSON(400),
    UNKNOWN_FIELD(400),
    INVALID_IDEMPOTENCY_KEY(400),
    INVALID_QUANTITY(400),
    INVALID_LINES(400),
    INVALID_AMOUNT(400),
    INVALID_LOGIN(400),
    INVALID_PASSWORD(400),
    INVALID_REASON(400),
    UNKNOWN_SCENARIO(400),
    UNKNOWN_MODE(400),
    UNKNOWN_RESOLUTION(400),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    HEAD_TOO_LARGE(431),

    // who asks
    NOT_SIGNED_IN(401),
    SESSION_EXPIRED(401),
    WRONG_CREDENTIALS(401),
    WRONG_SIGNATURE(401),
    WRONG_SALE_TOKEN(403),
    PROOF_OF_WORK_REQUIRED(403),
    WRONG_PROOF_OF_WORK(403),
    FORBIDDEN(403),
    MISSING_CSRF_TOKEN(403),
    LOGIN_TAKEN(409),
    TOO_MANY_ATTEMPTS(429),

    // the checkout and its key
    CHECKOUT_IN_FLIGHT(409),
    IDEMPOTENCY_KEY_REUSED(422),
    SHOP_BUSY(503),
    TOO_MANY_STREAMS(429),
    TOO_MANY_LISTENERS(503),
    CHECKOUT_FAILED(503),

    // asking for units of a flash sale, and its ticket
    TOO_MANY_REQUESTS(429),
    TICKET_RETURNED(409),

    // a mode that lacks something
    MODE_UNAVAILABLE(409),

    // what an operator decides of: a stuck branch, a dead letter
    NOT_RESOLVED(409),

    // refusals of stock
    UNKNOWN_PRODUCT(404),
    OUT_OF_STOCK(409),
    SALE_NOT_OPEN(409),
    LIMIT_PER_BUYER(409),
    NO_RESERVATION(409),
    NOT_DEDUCTED(409),

    // refusals of what an operator does to a sale
    UNKNOWN_SALE(404),
    SALE_EXISTS(409),
    SALE_OVER(409),
    OTHER_ENGINE(409),
    STALE_FENCE(409),

    // refusals of orders
    NO_SUCH_ORDER(404),
    NOT_PENDING(409),
    NOT_PAID(409),
    DEADLINE_PASSED(409),
    WRONG_AMOUNT(409),
    INVALID_ADDRESS(422),

    // refusals of payment
    NO_WALLET(409),
    INSUFFICIENT_BALANCE(402),
    NO_PLAY_MONEY(403),
    WRONG_CURRENCY(409),
    ALREADY_PAID(409),
    NOT_CHARGED(409),
    ALREADY_REFUNDED(409),
    ALREADY_AWARDED(409),

    // the shop itself
    INTERNAL(500),
    UNAVAILABLE(503);

    private final int status;

    Problem(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** The name as it stands in the type and in the texts' keys. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String type() {
        return "/problems/" + slug();
    }

    /**
     * The problem that a participant's refusal is to the buyer.
     *
     * @throws IllegalArgumentException when the refusal has no line in this table: a programming error
     */
    public static Problem ofRefusal(String refusal) {
        return valueOf(refusal);
    }
}
