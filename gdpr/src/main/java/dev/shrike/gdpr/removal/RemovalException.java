package dev.shrike.gdpr.removal;

/** Kafka did not do what was asked, or not in time. Trying again later may help. Names topics, never people. */
public final class RemovalException extends RuntimeException {

    RemovalException(String message, Throwable cause) {
        super(message, cause);
    }
}
