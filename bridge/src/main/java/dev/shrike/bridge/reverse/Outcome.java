package dev.shrike.bridge.reverse;

import dev.shrike.bridge.deadletter.DeadLetter;
import io.nats.client.Message;

/** What becomes of one record. */
sealed interface Outcome {

    /**
     * It is published.
     *
     * @param id of the event
     * @param message for JetStream
     */
    record Publish(String id, Message message) implements Outcome {}

    /**
     * It cannot be published, and is kept.
     *
     * @param letter with the reason
     */
    record Refused(DeadLetter letter) implements Outcome {}

    /** It came from NATS, or is a tombstone: nothing for NATS. */
    record LeftOut() implements Outcome {
        static final LeftOut INSTANCE = new LeftOut();
    }
}
