package dev.shrike.standalone.importing;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** One import. Several rows are in flight at once, each on a virtual thread; the first failure that is no row's fault ends it. */
final class ImportRun {
    private final PlatformApi platform;
    private final RejectsFile rejects;
    private final Runnable onRow;
    private final int inFlight;
    private final Map<UUID, FutureTask<Outcome>> people = new ConcurrentHashMap<>();
    private final Set<UUID> peopleSeen = ConcurrentHashMap.newKeySet();
    private final Set<String> speciesSeen = ConcurrentHashMap.newKeySet();
    private final AtomicLong imported = new AtomicLong();
    private final AtomicLong alreadyThere = new AtomicLong();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    /**
     * @param inFlight most rows that are asked for at once
     * @param onRow told after every row, on any thread
     */
    ImportRun(PlatformApi platform, RejectsFile rejects, int inFlight, Runnable onRow) {
        this.platform = platform;
        this.rejects = rejects;
        this.inFlight = inFlight;
        this.onRow = onRow;
    }

    ImportSummary run(ObservationFile file) throws IOException {
        Semaphore free = new Semaphore(inFlight);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            file.read(
                    observation -> {
                        stopIfFailed();
                        free.acquireUninterruptibly();
                        threads.execute(() -> {
                            try {
                                tickOrFail(observation);
                            } finally {
                                free.release();
                            }
                        });
                    },
                    row -> {
                        rejects.add(row);
                        onRow.run();
                    });
        }
        stopIfFailed();
        return new ImportSummary(
                imported.get(), alreadyThere.get(), rejects.count(), peopleSeen.size(), speciesSeen.size());
    }

    private void tickOrFail(Observation observation) {
        if (failure.get() != null) {
            return;
        }
        try {
            tick(observation);
            onRow.run();
        } catch (RuntimeException fault) {
            failure.compareAndSet(null, fault);
        }
    }

    private void tick(Observation observation) {
        switch (register(observation.observer())) {
            case Outcome.Created(UUID person) -> tick(person, observation);
            case Outcome.AlreadyThere(UUID person) -> tick(person, observation);
            case Outcome.Refused(String reason) -> reject(observation, "its observer cannot be registered: " + reason);
        }
    }

    private void tick(UUID person, Observation observation) {
        switch (platform.tick(person, observation)) {
            case Outcome.Created created -> count(imported, observation);
            case Outcome.AlreadyThere there -> count(alreadyThere, observation);
            case Outcome.Refused(String reason) -> reject(observation, reason);
        }
    }

    private void count(AtomicLong counter, Observation observation) {
        counter.incrementAndGet();
        peopleSeen.add(observation.observer());
        speciesSeen.add(observation.species());
    }

    private void reject(Observation observation, String reason) {
        rejects.add(new RejectedRow(observation.line(), observation.id(), reason));
    }

    /** The first row of a person registers them, others wait for that. */
    private Outcome register(UUID observer) {
        FutureTask<Outcome> registering = new FutureTask<>(() -> platform.register(observer));
        FutureTask<Outcome> first = people.putIfAbsent(observer, registering);
        if (first == null) {
            registering.run();
            first = registering;
        }
        try {
            return first.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Interrupted", stopped);
        } catch (ExecutionException fault) {
            throw fault.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException(fault.getCause());
        }
    }

    private void stopIfFailed() {
        RuntimeException fault = failure.get();
        if (fault != null) {
            throw fault;
        }
    }
}
