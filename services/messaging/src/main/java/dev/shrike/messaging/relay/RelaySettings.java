package dev.shrike.messaging.relay;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How the outboxes are relayed: {@code shrike.messaging.relay.*}.
 *
 * @param enabled whether this JVM relays at all
 * @param batch most rows taken from the table at once
 * @param inFlight most events sent and not yet acknowledged
 * @param poll how long it waits for a commit signal before it looks by itself
 * @param lease how long a shard stays with a relay that no longer renews; the delay after a crash
 * @param kept how long a published row is kept; longer than the NATS servers' sync interval (2 minutes by default), so
 *     that a tail lost by a server could be published again
 */
@ConfigurationProperties("shrike.messaging.relay")
public record RelaySettings(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "1000") int batch,
        @Bindable(defaultValue = "256") int inFlight,
        @Bindable(defaultValue = "500ms") Duration poll,
        @Bindable(defaultValue = "10s") Duration lease,
        @Bindable(defaultValue = "1h") Duration kept) {

    /** Refuses what cannot work. */
    public RelaySettings {
        if (batch < 1 || inFlight < 1 || inFlight > 4_000) {
            throw new IllegalArgumentException("shrike.messaging.relay: batch >= 1, in-flight 1 to 4000");
        }
        if (lease.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("shrike.messaging.relay.lease is at least one second");
        }
        if (kept.compareTo(Duration.ofMinutes(5)) < 0) {
            throw new IllegalArgumentException("shrike.messaging.relay.kept is at least five minutes");
        }
    }

    /** How long a relay without work may sleep and still renew its leases in time. */
    Duration pause() {
        Duration renewal = lease.dividedBy(4);
        return poll.compareTo(renewal) < 0 ? poll : renewal;
    }
}
