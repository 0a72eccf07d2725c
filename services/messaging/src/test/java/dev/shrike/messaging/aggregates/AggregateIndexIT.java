package dev.shrike.messaging.aggregates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.projection.Projections;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AggregateIndexIT {
    private static final int PEOPLE = 7;

    private final List<String> people =
            Stream.generate(() -> UUID.randomUUID().toString()).limit(PEOPLE).toList();
    private LocalServers nats;
    private Service service;

    @BeforeEach
    void publishTwoTicksEach(@TempDir Path folder) {
        nats = LocalServers.open(ServerSettings.forTests(folder));
        nats.start(ready -> {}, Part.NATS);
        service = Service.start(nats.nats(), Service.newDatabase(), Map.of("aggregates.index", "on"))
                .awaitStreams();
        people.forEach(this::tick);
        people.reversed().forEach(this::tick);
        await().until(() -> service.count("select sum(events) from aggregate_index") == 2 * PEOPLE);
    }

    @AfterEach
    void stop() {
        service.close();
        nats.kill();
    }

    @Test
    void pagesOfAnySizeShowEachAggregateOnceInTheOrderOfItsFirstEvent() {
        assertThat(idsInPagesOf(3)).isEqualTo(people);
        assertThat(idsInPagesOf(AggregateIndex.MAX_LIMIT)).isEqualTo(people);
        assertThat(index().list("tick", 0, 1).aggregates()).first().satisfies(first -> {
            assertThat(first.events()).isEqualTo(2);
            assertThat(first.firstSequence()).isEqualTo(1);
            assertThat(first.lastSequence()).isEqualTo(2 * PEOPLE);
            assertThat(first.lastAt()).isAfterOrEqualTo(first.firstAt());
        });
        assertThat(index().list("rate", 0, 10).aggregates()).isEmpty();
    }

    @Test
    void aCursorLeadsToWhatCameSince() {
        AggregatePage all = index().list("tick", 0, PEOPLE);
        String late = UUID.randomUUID().toString();

        tick(late);

        assertThat(all.more()).isFalse();
        await().untilAsserted(
                        () -> assertThat(index().list("tick", all.next(), 10).aggregates())
                                .extracting(IndexedAggregate::id)
                                .containsExactly(late));
    }

    @Test
    void anErasureTakesAPersonOutForGoodAndLeavesItsEvidence() {
        String erased = people.get(2);

        erase(erased);
        tick(erased);
        tick(people.getFirst());

        List<String> left =
                people.stream().filter(person -> !person.equals(erased)).toList();
        await().untilAsserted(() -> {
            assertThat(index().list("tick", 0, 1).aggregates().getFirst().events())
                    .isEqualTo(3);
            assertThat(idsInPagesOf(2)).isEqualTo(left);
            assertThat(index().list("gdpr", 0, 10).aggregates())
                    .extracting(IndexedAggregate::id)
                    .containsExactly(erased);
        });

        int build = service.bean(Projections.class).rebuild("aggregate-index");
        await().until(() -> service.bean(Projections.class)
                        .show("aggregate-index")
                        .live()
                        .orElseThrow()
                        .build()
                == build);

        assertThat(idsInPagesOf(2)).isEqualTo(left);
        assertThat(service.count("select count(*) from pg_namespace where nspname like 'projection_aggregate_index%'"))
                .as("tables that name people are not kept")
                .isEqualTo(1);
    }

    private AggregateIndex index() {
        return service.bean(AggregateIndex.class);
    }

    private List<String> idsInPagesOf(int size) {
        List<String> all = new ArrayList<>();
        AggregatePage page = index().list("tick", 0, size);
        page.aggregates().forEach(aggregate -> all.add(aggregate.id()));
        while (page.more()) {
            page = index().list("tick", page.next(), size);
            page.aggregates().forEach(aggregate -> all.add(aggregate.id()));
        }
        return all;
    }

    private void tick(String person) {
        service.bean(EventPublisher.class).publish(Ticks.by(UUID.fromString(person)));
    }

    private void erase(String person) {
        service.bean(EventPublisher.class)
                .publish(new Gdpr(
                        UUID.randomUUID().toString(),
                        "delete",
                        "1.0",
                        new GdprData(new User(person), null, null),
                        new Metadata("services/Test", Instant.now(), null, null, null, null)));
    }

    private static ConditionFactory await() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions(); // the tables are made a moment after the start
    }
}
