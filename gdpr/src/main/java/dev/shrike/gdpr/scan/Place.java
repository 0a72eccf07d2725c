package dev.shrike.gdpr.scan;

/** Something that holds data and can be read as a whole. */
public interface Place {

    /** A short, unique name: {@code kafka}, {@code nats}, {@code users}. */
    String name();

    /**
     * Reads all that was there when it began, and hands every record to a part of the session. Calls {@link
     * Session#checkpoint} at least every few seconds.
     *
     * @throws PlaceUnavailableException when it cannot be read to its end; what was seen until then stays in the report
     * @throws InterruptedException when the thread is interrupted
     */
    void scan(Session session) throws InterruptedException;
}
