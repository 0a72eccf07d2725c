package dev.shrike.ticks.posting;

import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Something a person wants stored and published. */
public interface Submission {
    /** Whose it is. */
    UUID person();

    /** The event to publish, personal fields sealed. */
    SpecificRecord event();

    /**
     * Inserts the row, in the caller's transaction.
     *
     * @param encoded the event in single-object encoding
     * @return false when the person is gone or not yet known, or when the request's key was used before
     */
    boolean insert(byte[] encoded);

    /** The event that an earlier request with the same key stored, in single-object encoding. */
    Optional<byte[]> earlier();

    /** Whether a stored event says what this one says, ids and times apart. */
    boolean saysTheSameAs(SpecificRecord stored);
}
