package dev.shrike.topology.reading;

import org.apache.kafka.streams.state.HostInfo;

/** The other instances. Every call ends within a short time. Thread-safe. */
@FunctionalInterface
public interface Peers {

    /**
     * Asks one of them about its own copies.
     *
     * @throws PeerException when it does not answer, or cannot now
     */
    StoreAnswer ask(HostInfo peer, StoreQuestion question);

    /** For an instance that is alone. */
    static Peers none() {
        return (peer, question) -> {
            throw new PeerException("No way to " + peer + " is known");
        };
    }
}
