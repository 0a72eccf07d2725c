package dev.shrike.messaging.streams;

import dev.shrike.messaging.MessagingException;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Provisions the streams at every connect, tries on while NATS does not answer, and tells health when they are wrong. */
@Singleton
final class ProvisioningAtStart implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(ProvisioningAtStart.class);

    private final NatsConnection nats;
    private final StreamProvisioner provisioner;
    private final StreamSettings settings;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile String fault = "";

    ProvisioningAtStart(NatsConnection nats, StreamProvisioner provisioner, StreamSettings settings) {
        this.nats = nats;
        this.provisioner = provisioner;
        this.settings = settings;
    }

    @EventListener
    void onStart(StartupEvent started) {
        if (settings.provision()) {
            nats.whenConnected(this::provision);
        }
    }

    @EventListener
    void onStop(ShutdownEvent event) {
        stopping.countDown();
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthResult.Builder result = fault.isEmpty()
                ? HealthResult.builder("streams", HealthStatus.UP)
                : HealthResult.builder("streams", HealthStatus.DOWN).details(Map.of("reason", fault));
        return Publishers.just(result.build());
    }

    private synchronized void provision() {
        try {
            do {
                try {
                    provisioner.provision();
                    fault = "";
                    return;
                } catch (NatsUnavailableException e) {
                    LOG.debug("Streams are not provisioned yet: {}", e.getMessage());
                } catch (MessagingException e) {
                    LOG.error("Streams are not what the catalogue wants: {}", e.getMessage());
                    fault = e.getMessage();
                    return;
                }
            } while (nats.connected() && !stopping.await(500, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
