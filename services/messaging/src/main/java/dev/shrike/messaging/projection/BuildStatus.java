package dev.shrike.messaging.projection;

import dev.shrike.messaging.read.StreamPositions;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One build of a projection.
 *
 * @param build its number, from 1
 * @param version version of the code that it was made by
 * @param role what it is for
 * @param state how it is getting on
 * @param events applied so far
 * @param setAside messages passed over because this version of the service does not know them as events; table
 *     {@code projection_set_aside} names them, and a rebuild looks at them again
 * @param remaining events still to apply, as last seen; null when not yet known
 * @param rate events a second, lately
 * @param createdAt when it was begun
 * @param liveSince since when it answers readers, or null
 * @param positions last applied sequence of each stream
 * @param waitsFor what does not answer now (a database, NATS), or null
 * @param failed why it stopped, or null
 */
public record BuildStatus(
        int build,
        int version,
        BuildRole role,
        BuildState state,
        long events,
        long setAside,
        @Nullable Long remaining,
        double rate,
        Instant createdAt,
        @Nullable Instant liveSince,
        StreamPositions positions,
        @Nullable String waitsFor,
        @Nullable FailedEvent failed) {

    /** All events it has to do with: those applied and those left. */
    public long total() {
        return events + (remaining == null ? 0 : remaining);
    }

    /** How long the rest takes at the present rate, as far as that can be said. */
    public Optional<Duration> remainingTime() {
        return remaining == null || rate < 1
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.round(remaining * 1_000 / rate)));
    }
}
