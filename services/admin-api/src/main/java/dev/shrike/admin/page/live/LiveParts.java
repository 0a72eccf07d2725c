package dev.shrike.admin.page.live;

import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.admin.page.platform.TroubleException;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Streams for {@code text/event-stream}. What a part looks like is asked again and again in the right of who looks, one at a time for each
 * looker; what is the same as before is not sent. A stream ends after an hour, or when nothing can be shown any more (the browser then
 * comes back by itself, and learns it when its session has ended). At most {@value #MOST} at once. Thread-safe.
 */
@Singleton
public class LiveParts {
    private static final Logger LOG = LoggerFactory.getLogger(LiveParts.class);
    private static final int MOST = 200;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int BEATS_AFTER = 15;
    private static final String BEAT = "beat";

    private final Scheduler blocking;
    private final AtomicInteger open = new AtomicInteger();

    LiveParts(@Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    /**
     * A stream of one part.
     *
     * @param name of its events
     * @param pause between two looks
     * @param part makes the part's HTML; runs on a thread that may block
     * @throws TroubleException 503 when too many look
     */
    public Publisher<Event<String>> of(String name, Duration pause, Supplier<String> part) {
        if (open.get() >= MOST) {
            throw new TroubleException(Trouble.of(
                    503, "Too many live pages are open", "Close some, or load the page again now and then."));
        }
        return Flux.defer(
                () -> { // whoever asks without listening, as HEAD does, opens nothing
                    open.incrementAndGet();
                    return looks(new Changes(name), pause, part).doFinally(_ -> open.decrementAndGet());
                });
    }

    private Flux<Event<String>> looks(Changes changes, Duration pause, Supplier<String> part) {
        return Flux.interval(Duration.ZERO, pause)
                .onBackpressureDrop()
                .concatMap(
                        _ -> Mono.fromCallable(part::get).subscribeOn(blocking).flatMap(changes::next), 1)
                .take(LONGEST)
                .onErrorResume(fault -> {
                    if (!(fault instanceof TroubleException)) {
                        LOG.warn("The live part {} ended", changes.name, fault);
                    }
                    return Mono.empty();
                });
    }

    /** How many streams are open. */
    public int open() {
        return open.get();
    }

    /** Lets through what has changed, and now and then a beat, by which proxies and browsers see that the stream lives. */
    private static final class Changes {
        private final String name;
        private String before = "";
        private int same;

        Changes(String name) {
            this.name = name;
        }

        Mono<Event<String>> next(String now) {
            if (now.equals(before)) {
                same++;
                if (same < BEATS_AFTER) {
                    return Mono.empty();
                }
                same = 0;
                return Mono.just(Event.of(BEAT).name(BEAT));
            }
            before = now;
            same = 0;
            return Mono.just(Event.of(now).name(name));
        }
    }
}
