package dev.shrike.bridge.nats;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What tells one life of a stream from another.
 *
 * @param stream its name
 * @param created when it was made; a recreated stream has another
 * @param first the oldest sequence it still holds; one more than {@code last} when it is empty
 * @param last the newest sequence it ever gave out
 * @param maxAge how long it keeps a message; empty means for ever
 * @param limited whether it drops old messages for their number or their bytes
 */
public record Vitals(
        String stream, Instant created, long first, long last, Optional<Duration> maxAge, boolean limited) {

    /**
     * Whether its limits can be why messages are gone that it took after some moment. If not, somebody removed them.
     *
     * @param after when it took the last message before those
     * @param now the present
     */
    public boolean mayHaveExpired(Instant after, Instant now) {
        return limited || maxAge.filter(age -> after.plus(age).isBefore(now)).isPresent();
    }
}
