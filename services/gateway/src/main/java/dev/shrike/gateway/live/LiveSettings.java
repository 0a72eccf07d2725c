package dev.shrike.gateway.live;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.Set;

/**
 * How live events are served: {@code shrike.gateway.live.*}.
 *
 * @param buffer how many events may wait for one client before it is dropped as too slow
 * @param recent how many of the last events are kept in memory, from which clients that come back are served
 * @param maxClients most clients of this process
 * @param maxPerPerson most clients of one person in this process
 * @param maxReplays most reads of the event store at a time
 * @param heartbeat how long a client hears nothing before it is told its position
 * @param stall how long a client may take nothing, though something waits for it, before it is dropped
 * @param recheck how often it is asked whether a client's token is still welcome
 * @param linger how long a stream is read on after its last client has gone
 * @param retry what clients are told to wait before they connect again
 * @param publicEvents names of the events that everybody who is logged in may see
 */
@ConfigurationProperties("shrike.gateway.live")
public record LiveSettings(
        @Bindable(defaultValue = "1024") int buffer,
        @Bindable(defaultValue = "4096") int recent,
        @Bindable(defaultValue = "10000") int maxClients,
        @Bindable(defaultValue = "32") int maxPerPerson,
        @Bindable(defaultValue = "16") int maxReplays,
        @Bindable(defaultValue = "15s") Duration heartbeat,
        @Bindable(defaultValue = "60s") Duration stall,
        @Bindable(defaultValue = "60s") Duration recheck,
        @Bindable(defaultValue = "10s") Duration linger,
        @Bindable(defaultValue = "2s") Duration retry,
        @Bindable(defaultValue = "score") Set<String> publicEvents) {

    /** Refuses what cannot work. */
    public LiveSettings {
        requirePositive("buffer", buffer);
        requirePositive("recent", recent);
        requirePositive("max-clients", maxClients);
        requirePositive("max-per-person", maxPerPerson);
        requirePositive("max-replays", maxReplays);
        requirePositive("heartbeat", heartbeat.toMillis());
        requirePositive("stall", stall.toMillis());
        requirePositive("recheck", recheck.toMillis());
        requirePositive("linger", linger.toMillis());
        requirePositive("retry", retry.toMillis());
        publicEvents = Set.copyOf(publicEvents);
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("shrike.gateway.live." + name + " is not positive");
        }
    }
}
