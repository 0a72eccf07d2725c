package dev.shrike.messaging.operations.monitor;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks all who know of parts, side by side. Used by one thread at a time. */
@Singleton
final class Parts {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final List<PartsSource> sources;

    Parts(List<PartsSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** Each part once, in the order of its name's first mention; who does not answer in time says nothing. */
    List<PartState> now() throws InterruptedException {
        Map<String, PartState> found = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<PartState>>> questions = new ArrayList<>();
            sources.forEach(source -> questions.add(source::parts));
            for (Future<List<PartState>> answer :
                    threads.invokeAll(questions, Monitor.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                answer(answer).forEach(part -> found.merge(part.part(), part, PartState::and));
            }
        }
        return List.copyOf(found.values());
    }

    private static List<PartState> answer(Future<List<PartState>> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (CancellationException late) {
            LOG.debug("Somebody who knows of parts did not answer in time");
        } catch (ExecutionException e) {
            LOG.warn("Somebody who knows of parts cannot say how they are", e.getCause());
        }
        return List.of();
    }
}
