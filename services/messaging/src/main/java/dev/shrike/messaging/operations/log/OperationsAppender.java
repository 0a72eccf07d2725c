package dev.shrike.messaging.operations.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.micrometer.core.instrument.Counter;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Hands errors over to be published. Whoever logs never waits and never fails because of it: what finds no room is counted and
 * dropped. Lines of what publishes them, and of the connection they leave by, stay out, or one error would be the cause of the next.
 */
final class OperationsAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private static final List<String> ON_THE_WAY_OUT = List.of(
            "io.nats.",
            "dev.shrike.messaging.nats.",
            "dev.shrike.messaging.publish.",
            "dev.shrike.messaging.operations.");
    private static final String OURS = "dev.shrike.";
    private static final int TRACE_DIGITS = 32;
    private static final int SPAN_DIGITS = 16;

    private final Bursts bursts;
    private final Level from;
    private final List<String> trusted;
    private final BiFunction<String, String, Counter> counters;
    private final Counter dropped;

    /**
     * @param from the lowest level that is published
     * @param trusted beginnings of loggers' names whose templates hold no values, beside our own
     * @param counters of lines, by level and logger; they count warnings that are not published, too
     * @param dropped counts lines for which there was no room
     */
    OperationsAppender(
            Bursts bursts,
            Level from,
            List<String> trusted,
            BiFunction<String, String, Counter> counters,
            Counter dropped) {
        this.bursts = bursts;
        this.from = from;
        this.trusted = trusted;
        this.counters = counters;
        this.dropped = dropped;
        setName("operations");
    }

    @Override
    protected void append(ILoggingEvent line) {
        if (!line.getLevel().isGreaterOrEqual(Level.WARN)) {
            return;
        }
        counters.apply(line.getLevel().isGreaterOrEqual(Level.ERROR) ? "error" : "warning", area(line.getLoggerName()))
                .increment();
        if (!line.getLevel().isGreaterOrEqual(from) || isOnTheWayOut(line.getLoggerName())) {
            return;
        }
        if (!bursts.add(Logged.of(line, this::isTrusted), line.getInstant(), traceparent(line.getMDCPropertyMap()))) {
            dropped.increment();
        }
    }

    /** The module, for a logger of ours: few, so that they can be a label. */
    private static String area(String logger) {
        if (!logger.startsWith(OURS)) {
            return "libraries";
        }
        int end = logger.indexOf('.', OURS.length());
        return end < 0 ? "shrike" : logger.substring(OURS.length(), end);
    }

    private boolean isTrusted(String logger) {
        return logger.startsWith(OURS) || trusted.stream().anyMatch(logger::startsWith);
    }

    private static boolean isOnTheWayOut(String logger) {
        return ON_THE_WAY_OUT.stream().anyMatch(logger::startsWith);
    }

    private static String traceparent(Map<String, String> context) {
        String trace = context.get("trace_id");
        String span = context.get("span_id");
        return isHex(trace, TRACE_DIGITS) && isHex(span, SPAN_DIGITS) ? "00-" + trace + "-" + span + "-00" : null;
    }

    private static boolean isHex(String text, int digits) {
        return text != null
                && text.length() == digits
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f');
    }
}
