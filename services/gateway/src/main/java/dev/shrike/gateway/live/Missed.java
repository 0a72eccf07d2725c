package dev.shrike.gateway.live;

import dev.shrike.messaging.read.EventPage;
import dev.shrike.messaging.read.EventSelection;
import dev.shrike.messaging.read.StoredEvent;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * The events of a scope between two positions, out of the event store: of each stream in its order, of several the one that was stored first.
 * Read by one thread, page by page.
 */
final class Missed {
    /** So many events are read at a time. */
    static final int PAGE = 200;

    private final Pages pages;
    private final Semaphore reads;
    private final BooleanSupplier over;
    private final List<Source> sources = new ArrayList<>();

    /** Where events are read. */
    @FunctionalInterface
    interface Pages {
        EventPage read(EventSelection selection, long afterSequence, int limit);
    }

    /**
     * @param after the last that is known, for each stream of the scope
     * @param upTo the last that is wanted
     * @param reads how many may read at a time
     * @param over whether nobody waits for it any more: then it ends, so that those who are gone take no reads from those who are there
     */
    Missed(Pages pages, Semaphore reads, Scope scope, Positions after, Positions upTo, BooleanSupplier over) {
        this.pages = pages;
        this.reads = reads;
        this.over = over;
        for (int stream : scope.streams()) {
            if (after.of(stream) < upTo.of(stream)) {
                sources.add(new Source(scope, stream, after.of(stream), upTo.of(stream)));
            }
        }
    }

    /** One more event, and which stream it is of. */
    record Next(int stream, StoredEvent event) {}

    /**
     * The next one; null when that were all, or when it is over.
     *
     * @throws dev.shrike.messaging.nats.NatsUnavailableException when the event store does not answer
     */
    @Nullable
    Next next() throws InterruptedException {
        Source oldest = null;
        for (Source source : sources) {
            if (source.has() && (oldest == null || source.isBefore(oldest))) {
                oldest = source;
            }
        }
        return oldest == null ? null : new Next(oldest.stream, oldest.page.remove());
    }

    private final class Source {
        private final Scope scope;
        private final int stream;
        private final long upTo;
        private final Deque<StoredEvent> page = new ArrayDeque<>();
        private long after;
        private boolean read;

        Source(Scope scope, int stream, long after, long upTo) {
            this.scope = scope;
            this.stream = stream;
            this.after = after;
            this.upTo = upTo;
        }

        boolean has() throws InterruptedException {
            while (page.isEmpty() && !read) {
                readPage();
            }
            return !page.isEmpty();
        }

        boolean isBefore(Source other) {
            return page.element().storedAt().isBefore(other.page.element().storedAt());
        }

        private void readPage() throws InterruptedException {
            reads.acquire();
            try {
                if (over.getAsBoolean()) { // while it waited
                    read = true;
                } else {
                    add(pages.read(scope.selection(stream), after, PAGE));
                }
            } finally {
                reads.release();
            }
        }

        private void add(EventPage next) {
            for (StoredEvent event : next.events()) {
                if (event.sequence() <= upTo) {
                    page.add(event);
                }
            }
            after = next.next().of(scope.streamName(stream));
            read = !next.more() || after >= upTo;
        }
    }
}
