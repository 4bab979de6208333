package seckill.transaction.rocketmq.log;

import org.apache.rocketmq.logging.org.slf4j.Marker;
import org.apache.rocketmq.logging.org.slf4j.event.Level;
import org.apache.rocketmq.logging.org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of RocketMQ's loggers, as the application's {@code rocketmq.…}. Everything is said at DEBUG, or TRACE.
 *
 * <p>Why so quietly: while a broker is away the client tells of it with errors and stack traces, several times a second. Who
 * uses the client says once that it is away.
 */
final class RocketLog extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1;

    private static final Object[] NONE = {};

    private final transient Logger log;

    RocketLog(String name) {
        this.name = name;
        this.log = LoggerFactory.getLogger("rocketmq." + name);
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String pattern, Object[] arguments, Throwable thrown) {
        (level == Level.TRACE || level == Level.DEBUG ? log.atTrace() : log.atDebug())
                .setCause(thrown)
                .log(level + " " + pattern, arguments == null ? NONE : arguments);
    }

    @Override
    public boolean isTraceEnabled() {
        return log.isTraceEnabled();
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isTraceEnabled();
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public boolean isErrorEnabled() {
        return log.isDebugEnabled();
    }
}
