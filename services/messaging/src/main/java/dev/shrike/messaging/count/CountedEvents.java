package dev.shrike.messaging.count;

import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.messaging.publish.PublishUncertainException;
import dev.shrike.schemas.catalogue.SubjectTemplate;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The counters of this process. Publishes them every {@code shrike.messaging.count.interval} (5 s) and when the application
 * stops. Safe for use by many threads.
 */
@Singleton
public final class CountedEvents {
    private static final Logger LOG = LoggerFactory.getLogger(CountedEvents.class);
    private static final int MOST_COUNTERS = 1_000;

    private final EventPublisher publisher;
    private final Clock clock;
    private final Map<Key, EventCounter> counters = new ConcurrentHashMap<>();
    private final Object oneFlush = new Object();

    private record Key(String source, String name) {}

    @Inject
    CountedEvents(EventPublisher publisher) {
        this(publisher, Clock.systemUTC());
    }

    CountedEvents(EventPublisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * The counter of one thing, the same one for the same arguments; get it once and keep it.
     *
     * @param source who counts, as in every event's metadata: {@code services/AuthAPI}
     * @param name what is counted: 1 to 64 letters, digits, '_' or '-'. One of a few that are written in the code, never made
     *     of data, and nothing of a person
     * @throws IllegalArgumentException when the name is not usable
     * @throws IllegalStateException when there are {@value #MOST_COUNTERS} counters already
     */
    public EventCounter counter(String source, String name) {
        if (!SubjectTemplate.isToken(name.getBytes(StandardCharsets.UTF_8))) {
            throw new IllegalArgumentException("A counter's name has 1 to 64 letters, digits, '_' or '-'");
        }
        Key key = new Key(source, name);
        if (counters.size() >= MOST_COUNTERS && !counters.containsKey(key)) {
            throw new IllegalStateException("More than " + MOST_COUNTERS + " counters: are their names made of data?");
        }
        return counters.computeIfAbsent(key, added -> new EventCounter(source, name, clock));
    }

    /** Publishes what was added since the last time. Does not throw because of NATS: what could not be published now waits. */
    @Scheduled(
            initialDelay = "${shrike.messaging.count.interval:5s}",
            fixedDelay = "${shrike.messaging.count.interval:5s}")
    void flush() {
        synchronized (oneFlush) {
            try {
                for (EventCounter counter : counters.values()) {
                    counter.flush(publisher::publish);
                }
            } catch (NatsUnavailableException | PublishUncertainException e) {
                LOG.debug("Counts wait for NATS: {}", e.getMessage()); // the connection itself is loud about it
            }
        }
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE) // after the handlers, which may count
    void onStop(ShutdownEvent stopping) {
        flush();
        List<String> lost = counters.values().stream()
                .filter(counter -> counter.untold() > 0)
                .map(counter -> counter.untold() + " of " + counter.name())
                .toList();
        if (!lost.isEmpty()) {
            LOG.warn("Stopped while NATS was away, counts are lost: {}", lost);
        }
    }
}
