package dev.shrike.messaging.read;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Brings the slices of several streams into one order: always the oldest of the streams' next messages. What comes next
 * depends on the positions alone and not on where a page began, so pages of any size, from any position, show one
 * and the same sequence, and a stream's own order is kept even where its clock was turned back.
 *
 * <p>Streams are read one after the other, and events arrive meanwhile. A message that is younger than the moment up to which
 * all streams are known waits for the next page: an older one of another stream may still have to go before it.
 */
final class SliceMerge {
    /** Nobody's clock runs ahead of the reads that far; a time beyond says that the clock was turned back, and cannot be waited for. */
    private static final Duration AHEAD = Duration.ofSeconds(5);

    private final PriorityQueue<Head> heads =
            new PriorityQueue<>(Comparator.comparing(Head::storedAt).thenComparing(Head::stream));
    private final Instant knownUntil;
    private final Instant turnedBack;
    private boolean cut;

    private record Head(Slice slice, int index) {
        Slice.Entry entry() {
            return slice.entries().get(index);
        }

        Instant storedAt() {
            return entry().storedAt();
        }

        String stream() {
            return slice.stream();
        }
    }

    private SliceMerge(List<Slice> slices) {
        boolean alone = slices.size() == 1;
        knownUntil = alone
                ? Instant.MAX
                : slices.stream()
                        .map(Slice::completeUntil)
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.MAX);
        turnedBack = slices.stream()
                .map(Slice::completeUntil)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN)
                .plus(AHEAD);
        slices.forEach(slice -> add(slice, 0));
    }

    /** A page of at most so many messages, one slice per stream. */
    static EventPage page(List<Slice> slices, StreamPositions from, int limit) {
        return new SliceMerge(slices).page(from, limit);
    }

    private EventPage page(StreamPositions from, int limit) {
        List<StoredEvent> events = new ArrayList<>();
        StreamPositions next = from;
        int taken = 0;
        while (taken < limit && !cut && hasKnown()) {
            Head head = heads.remove();
            next = next.with(head.stream(), head.entry().sequence());
            head.entry().event().ifPresent(events::add);
            taken++;
            add(head.slice(), head.index() + 1);
        }
        return new EventPage(events, next, cut || hasKnown(), taken - events.size());
    }

    private boolean hasKnown() {
        Head head = heads.peek();
        return head != null
                && (head.storedAt().isBefore(knownUntil) || head.storedAt().isAfter(turnedBack));
    }

    /** Puts in the slice's next message; where that has not been read, nothing can be said to come before it. */
    private void add(Slice slice, int index) {
        if (index < slice.entries().size()) {
            heads.add(new Head(slice, index));
        } else if (slice.more()) {
            cut = true;
        }
    }
}
