package dev.shrike.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;

/** Counters of messaging, in the application's registry when it has one. Safe for use by many threads. */
@Singleton
public final class MessagingMeters {
    private final MeterRegistry registry;

    /**
     * @param registry the application's, or null for counters that nobody reads
     */
    public MessagingMeters(@Nullable MeterRegistry registry) {
        this.registry = registry == null ? new CompositeMeterRegistry() : registry;
    }

    /** A counter for an outbox, tagged with its datasource. */
    public Counter ofOutbox(String what, String dataSource) {
        return registry.counter("shrike.outbox." + what, "datasource", dataSource);
    }

    /** A counter for what is published directly. */
    public Counter ofPublisher(String what) {
        return registry.counter("shrike.publish." + what);
    }

    /** A counter for a handler's deliveries. */
    public Counter ofHandler(String what, String handler) {
        return registry.counter("shrike.handler." + what, "handler", handler);
    }

    /** A counter for what becomes of logged errors. */
    public Counter ofLog(String what) {
        return registry.counter("shrike.log." + what);
    }

    /** A counter of logged lines. */
    public Counter ofLogged(String level, String area) {
        return registry.counter("shrike.log.lines", "level", level, "area", area);
    }

    /** A counter for the runs of a saga. */
    public Counter ofSaga(String what, String saga) {
        return registry.counter("shrike.saga." + what, "saga", saga);
    }

    /** A counter for a projection. */
    public Counter ofProjection(String what, String projection) {
        return registry.counter("shrike.projection." + what, "projection", projection);
    }
}
