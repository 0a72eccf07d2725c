package dev.shrike.bridge.nats;

import java.time.Duration;

/** Reads a stream in order from a sequence on, without holes. Used by one thread. */
public interface Cursor extends AutoCloseable {

    /**
     * The next message.
     *
     * @param wait for at most so long; zero takes what is there
     * @return null when there is none in that time
     * @throws dev.shrike.bridge.fault.UnavailableException when this cursor is at its end; open another
     */
    Delivery next(Duration wait) throws InterruptedException;

    /** Ends the reading; never fails. */
    @Override
    void close();
}
