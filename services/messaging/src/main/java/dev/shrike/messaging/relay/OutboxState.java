package dev.shrike.messaging.relay;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How the outbox of one database is getting on.
 *
 * @param service whose, by the name of its datasource
 * @param waiting committed events that are not published yet, counted up to 100,000
 * @param oldestSeconds how long the oldest of them has waited; 0 when none waits
 * @param parked events that a server refused for ever, which nobody has dealt with
 * @param running whether this instance's relay runs
 * @param fault what went wrong at its last attempt; empty when it went well
 * @param relays who shares the shards
 * @param shards each with its lease and what waits in it
 */
@Introspected
public record OutboxState(
        String service,
        long waiting,
        double oldestSeconds,
        long parked,
        boolean running,
        String fault,
        List<RelayAlive> relays,
        List<Shard> shards) {

    /**
     * A relay that shares the outbox.
     *
     * @param here whether it is this instance's
     * @param aliveUntil when it is taken for gone unless it renews
     */
    @Introspected
    public record RelayAlive(UUID id, boolean here, Instant aliveUntil) {}

    /**
     * A part of the outbox that one relay publishes at a time.
     *
     * @param relay who has it; null when it is free
     * @param leasedUntil until when; null when it is free
     * @param waiting events that wait in it, counted up to 100,000 in all
     */
    @Introspected
    public record Shard(
            int shard, @Nullable UUID relay, @Nullable Instant leasedUntil, long waiting) {}
}
