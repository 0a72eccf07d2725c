package dev.shrike.standalone.platform;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be stopped, in the opposite order of starting. One part that fails to stop keeps no other from being stopped. What is
 * added after closing has begun is closed at once. Thread safe.
 */
final class Stopper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stopper.class);

    private final Deque<Part> parts = new ArrayDeque<>();
    private boolean closed;

    private record Part(String name, AutoCloseable closeable) {}

    synchronized void add(String name, AutoCloseable closeable) {
        if (closed) {
            close(new Part(name, closeable));
        } else {
            parts.push(new Part(name, closeable));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!parts.isEmpty()) {
            close(parts.pop());
        }
    }

    private static void close(Part part) {
        try {
            LOG.info("Stopping {}", part.name());
            part.closeable().close();
        } catch (Exception fault) {
            LOG.error("{} did not stop in good order", part.name(), fault);
        }
    }
}
