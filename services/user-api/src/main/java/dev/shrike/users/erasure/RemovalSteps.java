package dev.shrike.users.erasure;

import dev.shrike.messaging.erasure.SubjectPurge;
import dev.shrike.messaging.saga.StepKey;
import dev.shrike.rest.eviction.KeyEvictions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** What an erasure removes outside of all services: keys in caches, and messages in JetStream. Every method may be repeated. Thread-safe. */
@Singleton
class RemovalSteps {
    /** By whom JetStream's messages are answered for. */
    static final String JETSTREAM = "jetstream";

    private final KeyEvictions evictions;
    private final SubjectPurge purge;
    private final ParticipantTable participants;
    private final Clock clock;

    RemovalSteps(KeyEvictions evictions, SubjectPurge purge, ParticipantTable participants, Clock clock) {
        this.evictions = evictions;
        this.purge = purge;
        this.participants = participants;
        this.clock = clock;
    }

    /** Takes the keys away from every process that has fetched them. */
    ErasureProgress evictKeys(ErasureProgress progress, StepKey key) {
        evictions.evictEverywhere(progress.person());
        return progress;
    }

    /** Counts what is about to be purged. */
    ErasureProgress countMessages(ErasureProgress progress, StepKey key) {
        return progress.counted(purge.remaining(progress.person()));
    }

    /** Purges it, from streams and their mirrors. */
    ErasureProgress purgeMessages(ErasureProgress progress, StepKey key) {
        Map<String, Long> counts = new TreeMap<>(purge.purge(progress.person()));
        counts.putAll(progress.messages());
        participants.acknowledge(progress.erasure(), JETSTREAM, Evidence.json(counts), clock.instant());
        return progress;
    }
}
