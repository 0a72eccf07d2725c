package dev.shrike.messaging.erasure;

import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One person's purge, over the streams as they are at its beginning. Used by one thread. */
final class PersonPurge {
    /** A copy may still be getting what its source had, some moments long. */
    static final int ROUNDS = 20;

    private static final long PAUSE_MILLIS = 250;

    private final Streams streams;
    private final UUID person;
    private final List<Target> targets;
    private final Set<String> searched;

    /** Where the person's messages of one event are. */
    private record Target(String stream, String subjects) {}

    PersonPurge(Streams streams, EventCatalogue catalogue, UUID person) {
        this.streams = streams;
        this.person = person;
        List<StreamConfiguration> account = streams.account();
        PersonEvents events = new PersonEvents(catalogue);
        this.targets = EventStreams.of(events.list(), account)
                .pairs()
                .map(pair -> new Target(
                        pair.getKey(), catalogue.event(pair.getValue()).subjectsOfAggregate(person.toString())))
                .toList();
        this.searched = EventStreams.of(events.allButLedger(), account).names();
    }

    /** Deletes until nothing is left. Returns what each stream has lost. */
    Map<String, Long> purge() {
        Map<String, Long> purged = new TreeMap<>();
        targets.forEach(target -> purged.put(target.stream(), 0L));
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Long> before = remaining();
            if (before.isEmpty()) {
                return purged;
            }
            if (round > 0) {
                pause();
            }
            targets.stream()
                    .filter(target -> before.containsKey(target.stream()))
                    .forEach(target -> purged.merge(target.stream(), purge(target), Long::sum));
        }
        throw new PurgeException("Streams still hold messages of an erased person after " + ROUNDS + " purges: "
                + remaining().keySet());
    }

    /** What is left, by stream. */
    Map<String, Long> remaining() {
        Map<String, Long> remaining = new TreeMap<>();
        for (Target target : targets) {
            long count = streams.count(target.stream(), target.subjects());
            if (count > 0) {
                remaining.merge(target.stream(), count, Long::sum);
            }
        }
        return remaining;
    }

    /** Looks for messages of others. */
    Map<String, Long> scan(Duration atMost, Predicate<Mention> overwrites) {
        Map<String, Long> counts = new HashMap<>(
                Map.of(SubjectPurge.MENTIONED, 0L, SubjectPurge.OVERWRITTEN, 0L, SubjectPurge.UNSCANNED, 0L));
        long end = System.nanoTime() + atMost.toNanos();
        for (String stream : searched) {
            long left = streams.all(
                    stream,
                    () -> System.nanoTime() < end,
                    message -> Mention.in(stream, message, person).ifPresent(mention -> {
                        if (overwrites.test(mention)) {
                            counts.merge(
                                    SubjectPurge.OVERWRITTEN, streams.overwrite(stream, mention.sequence()), Long::sum);
                        } else {
                            counts.merge(SubjectPurge.MENTIONED, 1L, Long::sum);
                        }
                    }));
            counts.merge(SubjectPurge.UNSCANNED, left, Long::sum);
        }
        return counts;
    }

    private long purge(Target target) {
        long[] deleted = new long[1];
        streams.headers(
                target.stream(),
                target.subjects(),
                message -> deleted[0] +=
                        streams.overwrite(target.stream(), message.metaData().streamSequence()));
        return deleted[0];
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NatsUnavailableException("Interrupted between two purges", e);
        }
    }
}
