package dev.shrike.bridge.nats;

import java.util.Optional;

/** What can be asked about streams. */
public interface StreamView {

    /**
     * A stream's vital signs.
     *
     * @throws dev.shrike.bridge.fault.UnavailableException when NATS is away or has no such stream
     */
    Vitals vitals(String stream);

    /**
     * What a stream holds at a sequence; empty when the message was deleted or has expired.
     *
     * @throws dev.shrike.bridge.fault.UnavailableException when NATS is away
     */
    Optional<StoredMessage> at(String stream, long sequence);
}
