package dev.shrike.gateway.live;

import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.messaging.read.StreamSpan;
import dev.shrike.schemas.catalogue.EventDefinition;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What a client that comes back has missed: shown out of the event store, and told where it is gone. Used by the client's own thread. */
final class Backlog {
    private static final int BATCH = 64;

    /** After so many events of others, a page's, a client is told how far it has come: one that is cut off soon gets on, too. */
    private static final int SILENCE = Missed.PAGE;

    private final LiveParts parts;
    private final Scope scope;
    private final Progress progress;
    private final BooleanSupplier over;
    private final Out out;

    /** Where it goes. */
    @FunctionalInterface
    interface Out {
        /** False when there is nobody any more. */
        boolean send(List<Signal> signals) throws InterruptedException;
    }

    /** @param over whether nobody waits for it any more */
    Backlog(LiveParts parts, Scope scope, Progress progress, BooleanSupplier over, Out out) {
        this.parts = parts;
        this.scope = scope;
        this.progress = progress;
        this.over = over;
        this.out = out;
    }

    /** Where a client that knows this begins: streams of which it knows nothing at their beginning. */
    @Nullable
    static Positions startOf(@Nullable Positions from, Scope scope) {
        Positions start = from;
        if (start != null) {
            for (int stream : scope.streams()) {
                start = start.knows(stream) ? start : start.with(stream, 0);
            }
        }
        return start;
    }

    /**
     * Tells of events that followed what the client knows and are no more. Streams of which it knows nothing have none.
     *
     * @return false when there is nobody any more
     */
    boolean tellGaps(Positions from) throws InterruptedException {
        Positions now = parts.board().positions();
        List<Signal> gaps = new ArrayList<>();
        for (int stream : scope.streams()) {
            if (from.knows(stream) && from.of(stream) != now.of(stream)) {
                Signal.Gap gap = gapAfter(stream, from.of(stream));
                if (gap != null) {
                    progress.replayed(stream, gap.to() == null ? 0 : gap.to());
                    gaps.add(Signal.Notice.of(gap, progress.cursor()));
                }
            }
        }
        return gaps.isEmpty() || out.send(gaps);
    }

    @Nullable
    private Signal.Gap gapAfter(int stream, long known) throws InterruptedException {
        EventDefinition event = parts.table().event(stream);
        StreamSpan span = spanOf(event);
        if (known > span.last()) {
            return new Signal.Gap(event.name(), event.stream(), Signal.Gap.MADE_ANEW, known + 1, null);
        }
        return known + 1 < span.first()
                ? new Signal.Gap(event.name(), event.stream(), Signal.Gap.EXPIRED, known + 1, span.first() - 1)
                : null;
    }

    private StreamSpan spanOf(EventDefinition event) throws InterruptedException {
        parts.reads().acquire();
        try {
            return parts.reader().span(event.name());
        } finally {
            parts.reads().release();
        }
    }

    /**
     * Shows what there is up to the positions.
     *
     * @return false when there is nobody any more
     */
    boolean replay(Positions upTo) throws InterruptedException {
        Missed missed = new Missed(parts.reader()::read, parts.reads(), scope, progress.own(), upTo, over);
        List<Signal> batch = new ArrayList<>();
        int passedOver = 0;
        for (Missed.Next next = missed.next(); next != null; next = missed.next()) {
            Frame frame = frameOf(next);
            if (scope.matches(frame.facts())) {
                frame.facts().sealed().forEach(parts.erasures()::isErased); // from now on it is known
                batch.add(new Signal.Event(frame, frame.show(parts.views(), scope.viewer()), progress.cursor()));
                passedOver = 0;
            } else if (++passedOver == SILENCE) {
                batch.add(new Signal.Position(progress.cursor()));
            }
            if (batch.size() == BATCH || passedOver == SILENCE) {
                if (!out.send(List.copyOf(batch))) {
                    return false;
                }
                batch.clear();
                passedOver = 0;
            }
        }
        if (over.getAsBoolean()) {
            return false;
        }
        progress.reached(upTo);
        batch.add(new Signal.Position(progress.cursor()));
        return out.send(batch);
    }

    private Frame frameOf(Missed.Next next) {
        StoredEvent stored = next.event();
        progress.replayed(next.stream(), stored.sequence());
        EventFacts facts = EventFacts.of(stored.definition(), stored.envelope().type(), stored.event());
        return new Frame(next.stream(), stored.sequence(), stored.event(), facts, progress.own());
    }
}
