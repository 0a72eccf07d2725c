package dev.shrike.messaging.subscribe;

import java.util.StringJoiner;

/**
 * A failure as it may be kept: the classes of the exception and its causes and where each was thrown. Messages are left
 * out, since they may quote personal data, which nothing would erase from there.
 */
public final class FailureText {
    private static final int DEEPEST = 5;

    private FailureText() {}

    /** The text of a failure. */
    public static String of(Throwable failure) {
        StringJoiner text = new StringJoiner(", caused by ");
        Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST; depth++, at = at.getCause()) {
            StackTraceElement[] trace = at.getStackTrace();
            text.add(at.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]));
        }
        return text.toString();
    }
}
