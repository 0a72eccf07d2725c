package dev.shrike.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The same for several parts at once, each on a thread of its own. Waits for all, then reports the first failure. */
final class InParallel {
    private InParallel() {}

    static void run(List<Part> parts, Consumer<Part> action) {
        List<RuntimeException> failures = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            parts.forEach(part -> running.add(threads.submit(() -> action.accept(part))));
            for (Future<?> one : running) {
                await(one, failures);
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }

    private static void await(Future<?> one, List<RuntimeException> failures) {
        try {
            one.get();
        } catch (ExecutionException fault) {
            failures.add(
                    fault.getCause() instanceof RuntimeException known
                            ? known
                            : new IllegalStateException(fault.getCause()));
        } catch (InterruptedException stopped) {
            one.cancel(true);
            Thread.currentThread().interrupt();
            failures.add(new IllegalStateException("Interrupted while servers were starting or stopping", stopped));
        }
    }
}
