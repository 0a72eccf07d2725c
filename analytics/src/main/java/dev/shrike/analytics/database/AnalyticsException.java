package dev.shrike.analytics.database;

/** The analytics cannot do their work: the database, Kafka or the registry fails. Root of this module's exceptions. */
public class AnalyticsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AnalyticsException(String message) {
        super(message);
    }

    public AnalyticsException(String message, Throwable cause) {
        super(message, cause);
    }
}
