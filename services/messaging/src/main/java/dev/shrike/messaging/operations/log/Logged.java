package dev.shrike.messaging.operations.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What of a logged line may leave the process: no argument, no message that a value was put into, no exception's message. Two lines
 * of the same kind are equal.
 *
 * @param type {@code error} or {@code warning}
 * @param template null where a text may hold values
 * @param exception null when none was logged
 * @param cause its innermost cause; null when it has none
 * @param frames the top of its stack
 */
record Logged(String type, String logger, String template, String exception, String cause, List<String> frames) {
    private static final int MOST_FRAMES = 8;
    private static final int LONGEST_TEMPLATE = 500;
    private static final int DEEPEST_CAUSE = 20;

    /**
     * @param trusted tells of which loggers the templates hold no values
     */
    static Logged of(ILoggingEvent line, Predicate<String> trusted) {
        IThrowableProxy thrown = line.getThrowableProxy();
        return new Logged(
                line.getLevel().isGreaterOrEqual(Level.ERROR) ? "error" : "warning",
                line.getLoggerName(),
                trusted.test(line.getLoggerName()) ? shortened(line.getMessage()) : null,
                thrown == null ? null : thrown.getClassName(),
                thrown == null ? null : cause(thrown),
                thrown == null ? List.of() : frames(thrown));
    }

    private static String shortened(String template) {
        return template == null || template.length() <= LONGEST_TEMPLATE
                ? template
                : template.substring(0, LONGEST_TEMPLATE);
    }

    private static String cause(IThrowableProxy thrown) {
        IThrowableProxy innermost = thrown;
        for (int depth = 0; innermost.getCause() != null && depth < DEEPEST_CAUSE; depth++) {
            innermost = innermost.getCause();
        }
        return innermost == thrown ? null : innermost.getClassName();
    }

    private static List<String> frames(IThrowableProxy thrown) {
        StackTraceElementProxy[] stack = thrown.getStackTraceElementProxyArray();
        return stack == null
                ? List.of()
                : Arrays.stream(stack)
                        .limit(MOST_FRAMES)
                        .map(StackTraceElementProxy::getStackTraceElement)
                        .map(frame -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                        .toList();
    }
}
