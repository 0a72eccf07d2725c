package dev.shrike.messaging.eventstore;

/**
 * How a state is kept as a snapshot. A snapshot of another schema version is ignored: the state is rebuilt from all events, and the
 * next append writes a snapshot of this version.
 *
 * @param <S> the state
 */
public interface SnapshotForm<S> {
    /** Changes whenever the state's fields, their meaning or the evolution change. */
    int schemaVersion();

    /** A snapshot is written with the append that makes it so many events since the last one; at least 1. */
    int every();

    /** The bytes of a state. Personal data does not belong there in clear. */
    byte[] write(S state);

    /**
     * The state of the bytes.
     *
     * @throws RuntimeException when they are none; the snapshot is then ignored
     */
    S read(byte[] bytes);

    /** States as JSON, for records and other types that Jackson reads and writes. */
    static <S> SnapshotForm<S> json(Class<S> type, int schemaVersion, int every) {
        return new JsonSnapshotForm<>(type, schemaVersion, every);
    }
}
