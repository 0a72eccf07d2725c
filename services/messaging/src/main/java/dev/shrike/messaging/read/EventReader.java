package dev.shrike.messaging.read;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads events where they are kept, without a consumer that remembers. Every read is bounded by a limit and by the
 * timeout of the connection. Safe for use by many threads.
 *
 * <p>Pages of any size, from any position, at any time, show the same events in the same order, however many arrive
 * meanwhile; only what expires or is erased is missing later. Between streams the order is that of the server's clock.
 *
 * <p>All reads throw {@link NatsUnavailableException} when NATS does not answer, and {@link PositionAheadException}
 * when a position lies behind the end of its stream.
 */
@Singleton
public final class EventReader {
    /** Most events that one read gives. */
    public static final int MAX_LIMIT = 1_000;

    private final EventCatalogue catalogue;
    private final StreamSlices slices;
    private final Backward backward;
    private final StreamEnds ends;

    /** A reader over the connection of this JVM. */
    public EventReader(
            NatsConnection nats, EventCatalogue catalogue, SingleObjectEncoding encoding, ReadSettings settings) {
        this.catalogue = catalogue;
        this.slices = new StreamSlices(nats, new MessageDecoder(catalogue, encoding), settings);
        this.backward = new Backward(slices);
        this.ends = new StreamEnds(nats, new MessageDecoder(catalogue, encoding));
    }

    /**
     * Events of all streams after the positions, in the order in which they were stored.
     *
     * @param limit at most so many, 1 to {@value #MAX_LIMIT}
     */
    public EventPage readAfter(StreamPositions positions, int limit) {
        requireLimit(limit);
        List<Slice> all = catalogue.events().stream()
                .map(event -> slices.read(event.stream(), event.subjects(), positions.of(event.stream()), limit))
                .toList();
        return SliceMerge.page(all, positions, limit);
    }

    /** The selected events after the sequence of their stream. */
    public EventPage read(EventSelection selection, long afterSequence, int limit) {
        requireLimit(limit);
        String stream = selection.stream(catalogue);
        Slice slice = slices.read(stream, selection.subjects(catalogue), afterSequence, limit);
        return SliceMerge.page(List.of(slice), StreamPositions.start().with(stream, afterSequence), limit);
    }

    /** Events of one event's stream after the sequence, all versions. */
    public EventPage readStream(String event, long afterSequence, int limit) {
        return read(EventSelection.of(event), afterSequence, limit);
    }

    /**
     * Events of one aggregate after the sequence, all versions and types.
     *
     * @param event name of the event in the catalogue
     * @param aggregate the id that stands in the subject: a person's id, or an image's token
     */
    public EventPage readAggregate(String event, String aggregate, long afterSequence, int limit) {
        return read(EventSelection.of(event).aggregate(aggregate), afterSequence, limit);
    }

    /** The event at a place in its stream; empty when nothing lies there, or nothing any more, or no event. */
    public Optional<StoredEvent> at(String event, long sequence) {
        return readStream(event, sequence - 1, 1).events().stream()
                .filter(stored -> stored.sequence() == sequence)
                .findFirst();
    }

    /** The newest of the selected events; empty when there is none, or the newest message is no event. */
    public Optional<StoredEvent> last(EventSelection selection) {
        return ends.lastEvent(selection.stream(catalogue), selection.subjects(catalogue));
    }

    /** From where to where the stream of one event reaches. */
    public StreamSpan span(String event) {
        return ends.span(catalogue.event(event).stream());
    }

    /** Behind the last event of every stream: whatever is stored from now on comes after it. */
    public StreamPositions end() {
        StreamPositions end = StreamPositions.start();
        for (EventDefinition event : catalogue.events()) {
            end = end.with(event.stream(), ends.lastSequence(event.stream()));
        }
        return end;
    }

    /**
     * Events of all streams at or before the positions, newest first. {@code next} of the page leads on to older ones, and is at the
     * same time where {@link #readAfter} goes on with the page's events, oldest first.
     *
     * @param limit at most so many, 1 to {@value #MAX_LIMIT}
     */
    public EventPage readBefore(StreamPositions positions, int limit) {
        requireLimit(limit);
        List<Backward.Tail> tails = catalogue.events().stream()
                .map(event -> backward.tail(event.stream(), event.subjects(), positions.of(event.stream()), limit))
                .toList();
        return Backward.page(tails, positions, limit);
    }

    /** The selected events at or before the sequence of their stream, newest first. */
    public EventPage readBefore(EventSelection selection, long sequence, int limit) {
        requireLimit(limit);
        String stream = selection.stream(catalogue);
        Backward.Tail tail = backward.tail(stream, selection.subjects(catalogue), sequence, limit);
        return Backward.page(List.of(tail), StreamPositions.start().with(stream, sequence), limit);
    }

    /** Behind the last event of every stream that was stored before the time. */
    public StreamPositions before(Instant time) {
        StreamPositions positions = StreamPositions.start();
        for (EventDefinition event : catalogue.events()) {
            positions = positions.with(event.stream(), ends.sequenceBefore(event.stream(), time));
        }
        return positions;
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("A limit is 1 to " + MAX_LIMIT);
        }
    }
}
