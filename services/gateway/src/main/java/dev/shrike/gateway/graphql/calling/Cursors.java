package dev.shrike.gateway.graphql.calling;

import io.micronaut.core.annotation.Nullable;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The cursors of a subscription's events that are under way: noted when an event comes, taken when its result leaves. Results leave in the
 * order in which events come, one for each. As many as events are under way, which the client's demand bounds. Thread-safe.
 */
public final class Cursors {
    private final Queue<String> underWay = new ConcurrentLinkedQueue<>();

    /** An event comes. */
    public void note(String cursor) {
        underWay.add(cursor);
    }

    /** Its result leaves. */
    public @Nullable String take() {
        return underWay.poll();
    }
}
