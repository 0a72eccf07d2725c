package dev.shrike.messaging.projection;

import dev.shrike.messaging.Service;

/** Reads a growing number again and again, as the users of a projection do. */
final class SteadyReader implements AutoCloseable {
    private final Service service;
    private final String sql;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean shrank;
    private volatile RuntimeException failure;

    SteadyReader(Service service, String sql) {
        this.service = service;
        this.sql = sql;
        this.thread = Thread.ofVirtual().name("steady-reader").start(this::run);
    }

    boolean sawItShrink() {
        if (failure != null) {
            throw failure;
        }
        return shrank;
    }

    private void run() {
        long before = 0;
        try {
            while (!stopping) {
                long now = service.count(sql);
                shrank |= now < before;
                before = now;
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        thread.join();
    }
}
