package dev.shrike.ticks;

/** The names under which this service is known to the others. */
public final class TickApi {
    /** In participants, consumers and health. */
    public static final String NAME = "tick-api";

    /** In {@code metadata.source} of its events. */
    public static final String SOURCE = "services/TickAPI";

    /** Its database. */
    public static final String DATA_SOURCE = "ticks";

    private TickApi() {}
}
