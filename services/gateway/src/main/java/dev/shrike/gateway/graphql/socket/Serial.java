package dev.shrike.gateway.graphql.socket;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs tasks one after the other, in their order, on threads of others. Bounded. Thread-safe. */
final class Serial {
    private final Executor threads;
    private final int most;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    /** @param most tasks that may wait */
    Serial(Executor threads, int most) {
        this.threads = threads;
        this.most = most;
    }

    /** False when too many wait already: the task is not run. */
    boolean offer(Runnable task) {
        synchronized (waiting) {
            if (waiting.size() >= most) {
                return false;
            }
            waiting.add(task);
            if (running) {
                return true;
            }
            running = true;
        }
        threads.execute(this::drain);
        return true;
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    private Runnable next() {
        synchronized (waiting) {
            Runnable task = waiting.poll();
            running = task != null;
            return task;
        }
    }
}
