package dev.shrike.messaging.read;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads events where they are kept, without a consumer that remembers. Every read is bounded by a limit and by the
 * timeout of the connection. Safe for use by many threads.
 *
 * <p>All reads throw {@link dev.shrike.messaging.nats.NatsUnavailableException} when NATS does not answer.
 */
@Singleton
public final class EventReader {
    /** Most events that one read gives. */
    public static final int MAX_LIMIT = 1_000;

    private final EventCatalogue catalogue;
    private final StreamSlices slices;

    /** A reader over the connection of this JVM. */
    public EventReader(NatsConnection nats, EventCatalogue catalogue, SingleObjectEncoding encoding) {
        this.catalogue = catalogue;
        this.slices = new StreamSlices(nats, catalogue, encoding);
    }

    /**
     * Events of all streams after the positions, in the order in which they were stored.
     *
     * @param limit at most so many, 1 to {@value #MAX_LIMIT}
     */
    public EventPage readAfter(StreamPositions positions, int limit) {
        List<Slice> all = catalogue.events().stream()
                .map(event ->
                        slices.read(event.stream(), event.subjects(), positions.of(event.stream()), checked(limit)))
                .toList();
        return page(all, positions, limit);
    }

    /** Events of one event's stream after the sequence, all versions. */
    public EventPage readStream(String event, long afterSequence, int limit) {
        EventDefinition definition = catalogue.event(event);
        Slice slice = slices.read(definition.stream(), definition.subjects(), afterSequence, checked(limit));
        return page(List.of(slice), StreamPositions.start().with(definition.stream(), afterSequence), limit);
    }

    /**
     * Events of one aggregate after the sequence, all versions and types.
     *
     * @param event name of the event in the catalogue
     * @param aggregate the id that stands in the subject: a person's id, or an image's token
     */
    public EventPage readAggregate(String event, String aggregate, long afterSequence, int limit) {
        if (!aggregate.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("Not the id of an aggregate");
        }
        EventDefinition definition = catalogue.event(event);
        List<Slice> all = new ArrayList<>();
        for (MajorVersion major : definition.majors()) {
            all.add(slices.read(major.stream(), major.subjectsOfAggregate(aggregate), afterSequence, checked(limit)));
        }
        return page(all, StreamPositions.start().with(definition.stream(), afterSequence), limit);
    }

    private static EventPage page(List<Slice> slices, StreamPositions from, int limit) {
        List<Slice.Entry> merged = slices.stream()
                .flatMap(slice -> slice.entries().stream())
                .sorted(Comparator.comparing(Slice.Entry::storedAt)
                        .thenComparing(Slice.Entry::stream)
                        .thenComparingLong(Slice.Entry::sequence))
                .toList();
        List<Slice.Entry> taken = merged.subList(0, Math.min(limit, merged.size()));
        StreamPositions next = from;
        List<StoredEvent> events = new ArrayList<>(taken.size());
        for (Slice.Entry entry : taken) {
            next = next.with(entry.stream(), Math.max(next.of(entry.stream()), entry.sequence()));
            entry.event().ifPresent(events::add);
        }
        boolean more = merged.size() > limit || slices.stream().anyMatch(Slice::more);
        return new EventPage(events, next, more, taken.size() - events.size());
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("A limit is 1 to " + MAX_LIMIT);
        }
        return limit;
    }
}
