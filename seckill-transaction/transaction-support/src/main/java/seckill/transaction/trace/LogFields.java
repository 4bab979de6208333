package seckill.transaction.trace;

import java.util.Map;
import org.slf4j.MDC;

/**
 * What each line of the log says of the work at hand, beside its text: the fields that structured logging writes out, and by which
 * lines of several processes are found together.
 */
public final class LogFields {

    public static final String CHECKOUT = "checkout";
    public static final String XID = "xid";
    /** As the Elastic Common Schema has it. */
    static final String TRACE = "trace.id";
    static final String SPAN = "span.id";

    private LogFields() {}

    /** Until the scope is closed; whatever was noted within is gone then, too. */
    public static Scope with(String field, String value) {
        Map<String, String> before = MDC.getCopyOfContextMap();
        MDC.put(field, value);
        return () -> restore(before);
    }

    /** From here to the end of the scope around it. */
    public static void note(String field, String value) {
        MDC.put(field, value);
    }

    /** Empty when there is none. */
    public static String of(String field) {
        String value = MDC.get(field);
        return value == null ? "" : value;
    }

    static void restore(Map<String, String> before) {
        if (before == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(before);
        }
    }

    /** Ends what was begun by {@link #with}. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
