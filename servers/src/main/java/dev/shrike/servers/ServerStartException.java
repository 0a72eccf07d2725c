package dev.shrike.servers;

/** A server could not be started. The message is one line that tells a person what is wrong and what to do. */
public final class ServerStartException extends RuntimeException {

    /** What kept the server from starting. */
    public enum Reason {
        ALREADY_RUNNING,
        PORT_IN_USE,
        TOOL_MISSING,
        DISK_FULL,
        DIED,
        TIMED_OUT,
        NOT_ALLOWED,
        UNUSABLE_DATA
    }

    private final Reason reason;

    ServerStartException(Reason reason, String message) {
        this(reason, message, null);
    }

    ServerStartException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
