package dev.shrike.messaging.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.redrive.Redriven.Outcome;
import dev.shrike.schemas.rate.v1.Metadata;
import dev.shrike.schemas.rate.v1.Rate;
import dev.shrike.schemas.rate.v1.RateData;
import dev.shrike.schemas.rate.v1.User;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class UpcastRedriveIT {
    private final UUID owner = UUID.randomUUID();
    private final String name = "rates-" + owner;
    private final String database = Service.newDatabase();
    private final Rate old = oldRate();

    @Test
    void aDeadLetterOfAnOldVersionReachesTheHandlerAsThePresentOne() throws Exception {
        try (Service before = service(1, Map.of())) {
            before.publish(old);
            Awaitility.await("the old version of the handler gives up")
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> before.count("select count(*) from dead_letter where parked_at is not null "
                                    + "and event_id = '" + old.getId() + "'")
                            == 1);
            before.bean(NatsConnection.class).management().deleteConsumer("RATE", name + "_rate_v1_update");
        }

        try (Service upgraded = service(2, Map.of())) {
            assertThat(redrive(upgraded)).singleElement().satisfies(refused -> {
                assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
                assertThat(refused.reason()).contains("no upcaster");
            });
        }

        try (Service upgraded = service(2, Map.of("rates.owner", owner.toString()))) {
            assertThat(redrive(upgraded))
                    .singleElement()
                    .extracting(Redriven::outcome)
                    .isEqualTo(Outcome.HANDLED);
            assertThat(upgraded.bean(RateReader.class).handled)
                    .filteredOn(event -> event.envelope().causationId().equals(Optional.of(old.getId())))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.envelope().version()).isEqualTo("2.0");
                        assertThat(((dev.shrike.schemas.rate.v2.Rate) event.event())
                                        .getData()
                                        .getImage()
                                        .getOwner())
                                .isEqualTo(owner.toString());
                    });
            assertThat(redrive(upgraded)).isEmpty();
            upgraded.bean(NatsConnection.class).management().deleteConsumer("RATE", name + "_rate_v2_update");
        }
    }

    private List<Redriven> redrive(Service service) {
        return service.dataSourceBean(DeadLetterOffice.class)
                .redrive(name, UUID.fromString(old.getId()), false, DeadLetterOffice.MAX_LIMIT);
    }

    private Service service(int major, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("rates.name", name);
        properties.put("rates.major", major);
        properties.put("shrike.messaging.subscribe.tries", 2);
        properties.put("shrike.messaging.subscribe.first-delay", "20ms");
        return Service.start(database, properties).awaitStreams();
    }

    private static Rate oldRate() {
        Metadata metadata = new Metadata("services/Test", Instant.now(), null, null, null, null);
        RateData data = new RateData(new User(UUID.randomUUID().toString()), "https://birds.example/owl", 4);
        return new Rate(UUID.randomUUID().toString(), "update", "1.0", data, metadata);
    }
}
