package dev.shrike.bench.messaging;

import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A handler that does nothing in its transaction, so that what is measured is the inbox. */
final class Listener implements EventHandler {
    private final String name;
    private final int concurrency;
    private final AtomicLong handled = new AtomicLong();
    private volatile long begunNanos;
    private volatile long endedNanos;

    Listener(String name, int concurrency) {
        this.name = name;
        this.concurrency = concurrency;
    }

    long handled() {
        return handled.get();
    }

    /** From the first event to the last one, in nanoseconds. */
    long nanos() {
        return endedNanos - begunNanos;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String dataSource() {
        return Station.DATA_SOURCE;
    }

    @Override
    public List<Selection> selections() {
        return List.of(Selection.of("tick", 1));
    }

    @Override
    public int concurrency() {
        return concurrency;
    }

    @Override
    public void handle(ReceivedEvent event) {
        long now = System.nanoTime();
        if (handled.incrementAndGet() == 1) {
            begunNanos = now;
        }
        endedNanos = now;
    }
}
