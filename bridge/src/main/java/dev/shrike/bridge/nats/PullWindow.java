package dev.shrike.bridge.nats;

import dev.shrike.bridge.settings.FetchWindow;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Which pull requests are open. Two at most, each for half of the window, so that one is being filled while the other is being
 * taken; JetStream serves them in the order in which they come. Not thread-safe.
 */
final class PullWindow {
    private static final int HALVES = 2;

    private final FetchWindow window;
    private final ArrayDeque<Open> open = new ArrayDeque<>();
    private long lastId;
    private boolean tooSmall;

    /**
     * A request to be sent.
     *
     * @param id of the request, part of the reply subject
     * @param events at most so many messages
     * @param bytes at most so many bytes; 0 means any number
     */
    record Pull(long id, int events, long bytes) {}

    private static final class Open {
        private final long id;
        private final boolean bounded;
        private int remaining;
        private boolean served;

        private Open(Pull pull) {
            id = pull.id();
            bounded = pull.bytes() > 0;
            remaining = pull.events();
        }
    }

    PullWindow(FetchWindow window) {
        this.window = window;
    }

    /** The next request to send, as long as there is room for one. */
    Optional<Pull> next() {
        if (open.size() >= (tooSmall ? 1 : HALVES)) {
            return Optional.empty();
        }
        lastId++;
        Pull pull =
                tooSmall ? new Pull(lastId, 1, 0) : new Pull(lastId, window.events() / HALVES, window.bytes() / HALVES);
        open.add(new Open(pull));
        return Optional.of(pull);
    }

    /** A message has come; it belongs to the oldest open request. */
    void received() {
        Open first = open.peek();
        if (first == null) {
            return;
        }
        first.served = true;
        first.remaining--;
        if (first.remaining == 0) {
            open.remove();
        }
        tooSmall = false;
    }

    /** The server has ended a request; when it did so for size before any message, the next message does not fit the window. */
    void ended(long id, boolean forSize) {
        for (Open pull : open) {
            if (pull.id == id && pull.bounded && !pull.served && forSize) {
                tooSmall = true;
            }
        }
        open.removeIf(pull -> pull.id == id);
    }

    boolean isWaiting() {
        return !open.isEmpty();
    }
}
