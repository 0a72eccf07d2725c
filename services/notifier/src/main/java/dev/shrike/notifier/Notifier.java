package dev.shrike.notifier;

/** The names under which this service is known to the others. */
public final class Notifier {
    /** In participants, consumers and health. */
    public static final String NAME = "notifier";

    /** In {@code metadata.source} of its events. */
    public static final String SOURCE = "services/Notifier";

    /** Its database. */
    public static final String DATA_SOURCE = "notifier";

    private Notifier() {}
}
