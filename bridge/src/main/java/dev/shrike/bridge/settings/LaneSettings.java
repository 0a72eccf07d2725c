package dev.shrike.bridge.settings;

import java.time.Duration;
import java.util.Objects;

/**
 * How lanes fetch, commit, retry and are shared.
 *
 * @param commit when a lane commits
 * @param window how far a lane fetches ahead
 * @param backoff how long a lane waits between attempts
 * @param sharing who runs which lane
 * @param recentEvents how many event ids a forward lane remembers, to know a duplicate that JetStream no longer knows
 * @param publishesInFlight how many publishes of a reverse lane may await their acknowledgement
 * @param watchInterval how often a lane compares its stream with what it believes of it
 * @param closeTimeout how long a lane may take to commit and stop
 */
public record LaneSettings(
        CommitPolicy commit,
        FetchWindow window,
        Backoff backoff,
        Sharing sharing,
        int recentEvents,
        int publishesInFlight,
        Duration watchInterval,
        Duration closeTimeout) {

    /** Who runs which lane. */
    public enum Sharing {
        /** Instances share the lanes through a Kafka consumer group. */
        GROUP,
        /** This instance runs all lanes; another that does too is fenced, or fences this one. */
        SOLE
    }

    public LaneSettings {
        Objects.requireNonNull(commit, "commit");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(backoff, "backoff");
        Objects.requireNonNull(sharing, "sharing");
        if (publishesInFlight < 1 || recentEvents < 1) {
            throw new IllegalArgumentException("A lane remembers at least one event and publishes one at a time");
        }
        Durations.positive("watch interval", watchInterval);
        Durations.positive("close timeout", closeTimeout);
    }

    /** Shared lanes, the default commit policy, window and back-off. */
    public static LaneSettings defaults() {
        return new LaneSettings(
                CommitPolicy.defaults(),
                FetchWindow.defaults(),
                Backoff.defaults(),
                Sharing.GROUP,
                8_192,
                256,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10));
    }

    /** The same, shared otherwise. */
    public LaneSettings withSharing(Sharing changed) {
        return new LaneSettings(
                commit, window, backoff, changed, recentEvents, publishesInFlight, watchInterval, closeTimeout);
    }

    /** The same with another fetch window. */
    public LaneSettings withWindow(FetchWindow changed) {
        return new LaneSettings(
                commit, changed, backoff, sharing, recentEvents, publishesInFlight, watchInterval, closeTimeout);
    }

    /** The same with another commit policy. */
    public LaneSettings withCommit(CommitPolicy changed) {
        return new LaneSettings(
                changed, window, backoff, sharing, recentEvents, publishesInFlight, watchInterval, closeTimeout);
    }
}
