package dev.shrike.messaging.operations.monitor;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.watch.Measurement;
import dev.shrike.messaging.watch.Watch;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.nats.client.api.AccountStatistics;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Gauges of what JetStream keeps for the account of this process. Every process tells of the same: take the maximum, not the sum. */
@Singleton
final class JetStreamMeters {
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final NatsConnection nats;
    private final Watch watch;

    JetStreamMeters(NatsConnection nats, Watch watch) {
        this.nats = nats;
        this.watch = watch;
    }

    @EventListener
    void onStart(StartupEvent started) {
        Measurement<AccountStatistics> account =
                watch.every(PAUSE, "JetStream", () -> nats.management().getAccountStatistics());
        watch.gauge("shrike.jetstream.bytes", "On the disk", Tags.empty(), account, AccountStatistics::getStorage);
        watch.gauge("shrike.jetstream.streams", "Streams", Tags.empty(), account, AccountStatistics::getStreams);
        watch.gauge("shrike.jetstream.consumers", "Consumers", Tags.empty(), account, AccountStatistics::getConsumers);
    }
}
