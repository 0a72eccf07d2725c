package org.example.nests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.servers.Brokers;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class NestsIT {

    @Test
    void nestsAreCountedBySpecies() {
        Brokers servers = Brokers.shared(); // a real nats-server and PostgreSQL, stopped with the tests
        String database = servers.jdbcUrl("nests");
        try (ApplicationContext service = ApplicationContext.run(Map.of(
                "shrike.nats.url", servers.nats().toString(),
                "shrike.postgres.url", database.substring(0, database.lastIndexOf('/')),
                "shrike.postgres.username", servers.postgresUser(),
                "shrike.postgres.password", servers.postgresPassword()))) {
            NestBook book = service.getBean(NestBook.class);

            UUID nest = book.found("Troglodytes aedon");
            book.found("Lanius borealis");
            book.fledged(nest, "Troglodytes aedon", 4);

            Awaitility.await("all three are counted")
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(
                                    service.getBean(NestCounts.class).list())
                            .containsExactly(
                                    new NestCount("Lanius borealis", 1, 0), new NestCount("Troglodytes aedon", 1, 4)));
        }
    }
}
