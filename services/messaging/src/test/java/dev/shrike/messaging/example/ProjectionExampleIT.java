package dev.shrike.messaging.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ProjectionExampleIT {

    @Test
    void theProjectionThatTheReadmeShowsWorks() {
        UUID person = UUID.randomUUID();
        try (Service service = Service.start(Service.newDatabase(), Map.of("tick.totals", "on"))
                .awaitStreams()) {
            service.publish(Ticks.by(person, 1), Ticks.by(person, 2));

            Awaitility.await("the projection has counted them")
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(
                                    service.count("select ticks from tick_total where person = '" + person + "'"))
                            .isEqualTo(2));
        }
    }
}
