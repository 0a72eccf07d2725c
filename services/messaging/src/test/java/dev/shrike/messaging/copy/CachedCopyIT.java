package dev.shrike.messaging.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.MessagingHealth;
import dev.shrike.messaging.Service;
import dev.shrike.servers.Brokers;
import io.micronaut.health.HealthStatus;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CachedCopyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AtomicReference<Service> birds = new AtomicReference<>();
    private final Nests nests =
            new Nests(nest -> birds.get().change("insert into nest values (" + nest + ") on conflict do nothing"));

    @Test
    void aServiceStartsWithoutTheOwnerAndGoesOnWhereItWasWhenTheOwnerAnswers() {
        try (Service service = start()) {
            birds.set(service);
            service.change("create table nest (id int primary key)");
            awaitHealth(MessagingHealth.DEGRADED);

            nests.comeBack(2);

            awaitHealth(HealthStatus.UP);
            Awaitility.await("all are copied")
                    .atMost(PATIENCE)
                    .until(() -> service.count("select count(*) from nest") == 5);
            assertThat(nests.asked()).containsExactly("", "2", "2", "2", "4");
        }
    }

    @Test
    void aServiceEndsWhileTheOwnerIsAway() {
        Service service = start();
        birds.set(service);
        awaitHealth(MessagingHealth.DEGRADED);

        service.close();

        assertThat(nests.asked()).isEmpty();
    }

    private Service start() {
        Brokers brokers = Brokers.shared();
        Map<String, Object> settings =
                Map.of("shrike.messaging.copy.patience", "0s", "shrike.messaging.copy.retry", "50ms");
        return Service.start(brokers.nats(), brokers, Service.newDatabase(), settings, nests);
    }

    private void awaitHealth(HealthStatus status) {
        Awaitility.await("copies are " + status)
                .atMost(PATIENCE)
                .until(() -> birds.get().health("copies").equals(status));
    }
}
