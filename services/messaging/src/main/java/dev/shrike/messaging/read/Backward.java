package dev.shrike.messaging.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Reads streams from a place towards their beginnings. Between streams the newest of their last messages comes first; a stream's own
 * order is kept.
 */
final class Backward {
    /** Most messages of one read; the last ones that are wanted are among them. */
    private static final int CHUNK = EventReader.MAX_LIMIT;

    private static final int WIDER = 8;

    private final StreamSlices slices;

    Backward(StreamSlices slices) {
        this.slices = slices;
    }

    /**
     * The last messages of a stream up to a place.
     *
     * @param entries newest first
     * @param upTo the place
     * @param more whether there are older ones
     */
    record Tail(String stream, List<Slice.Entry> entries, long upTo, boolean more) {}

    private record Head(Tail tail, int index) {
        Slice.Entry entry() {
            return tail.entries().get(index);
        }
    }

    /** Looks at ever more of the stream until enough of it is behind the filter, and not too much. */
    Tail tail(String stream, String subjects, long upTo, int limit) {
        if (upTo == 0) {
            return new Tail(stream, List.of(), upTo, false);
        }
        long tooFew = upTo;
        long tooMany = -1;
        long from = Math.max(0, upTo - limit);
        while (true) {
            Slice slice = slices.read(stream, subjects, from, (int) Math.min(CHUNK, upTo - from));
            List<Slice.Entry> within = slice.entries().stream()
                    .filter(entry -> entry.sequence() <= upTo)
                    .toList();
            boolean cut = slice.more() && within.size() == slice.entries().size();
            if (cut && !within.isEmpty() && within.getLast().sequence() < upTo) {
                tooMany = from;
                from = tooMany + (tooFew - tooMany) / 2;
            } else if (within.size() < limit && from > 0 && tooFew - tooMany > 1) {
                tooFew = from;
                from = tooMany < 0 ? Math.max(0, upTo - (upTo - from) * WIDER) : tooMany + (tooFew - tooMany) / 2;
            } else {
                List<Slice.Entry> last = within.subList(Math.max(0, within.size() - limit), within.size());
                return new Tail(stream, last.reversed(), upTo, from > 0 || last.size() < within.size());
            }
        }
    }

    /** At most so many messages of all tails, each of which has so many or all. */
    static EventPage page(List<Tail> tails, StreamPositions from, int limit) {
        PriorityQueue<Head> heads = new PriorityQueue<>(
                Comparator.comparing((Head head) -> head.entry().storedAt())
                        .thenComparing(head -> head.tail().stream())
                        .reversed());
        tails.stream().filter(tail -> !tail.entries().isEmpty()).forEach(tail -> heads.add(new Head(tail, 0)));
        List<StoredEvent> events = new ArrayList<>();
        StreamPositions next = from;
        int taken = 0;
        boolean more = tails.stream().anyMatch(Tail::more);
        while (taken < limit && !heads.isEmpty()) {
            Head head = heads.remove();
            next = next.with(head.tail().stream(), head.entry().sequence() - 1);
            head.entry().event().ifPresent(events::add);
            taken++;
            if (head.index() + 1 < head.tail().entries().size()) {
                heads.add(new Head(head.tail(), head.index() + 1));
            }
        }
        return new EventPage(events, next, more || !heads.isEmpty(), taken - events.size());
    }
}
