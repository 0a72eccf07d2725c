package dev.shrike.messaging.subscribe;

import dev.shrike.messaging.watch.Measurement;
import dev.shrike.messaging.watch.Watch;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.event.annotation.EventListener;
import io.nats.client.api.ConsumerInfo;
import jakarta.inject.Singleton;

/**
 * Gauges of each durable consumer, as the server has it. Every instance of a service tells of the same consumer: take the maximum,
 * not the sum.
 */
@Singleton
final class HandlerMeters {
    private final EventHub hub;
    private final Watch watch;

    HandlerMeters(EventHub hub, Watch watch) {
        this.hub = hub;
        this.watch = watch;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE) // after the hub has made the consumers
    void onStart(StartupEvent started) {
        hub.consumers().forEach(this::watch);
    }

    private void watch(SelectionConsumer consumer) {
        Tags tags = Tags.of("consumer", consumer.name());
        Measurement<ConsumerInfo> info = watch.every(Watch.PAUSE, "consumer " + consumer.name(), consumer::info);
        watch.gauge(
                "shrike.consumer.pending",
                "Events that the consumer has still to be given",
                tags,
                info,
                ConsumerInfo::getNumPending);
        watch.gauge(
                "shrike.consumer.unacknowledged",
                "Events that it was given and that are not handled yet",
                tags,
                info,
                ConsumerInfo::getNumAckPending);
        watch.gauge(
                "shrike.consumer.redelivered",
                "Of those, the ones that it was given more than once",
                tags,
                info,
                ConsumerInfo::getRedelivered);
        watch.gauge(
                "shrike.consumer.consuming",
                "Whether this instance consumes; 0 while something it needs is away, or one event takes too long",
                tags,
                () -> consumer.alive() && consumer.lastFault().isEmpty() ? 1 : 0);
    }
}
