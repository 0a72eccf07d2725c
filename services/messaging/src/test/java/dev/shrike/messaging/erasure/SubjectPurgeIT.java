package dev.shrike.messaging.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.messaging.Erasures;
import dev.shrike.messaging.Rates;
import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import dev.shrike.servers.LocalServers;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.Mirror;
import io.nats.client.api.Source;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfoOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubjectPurgeIT {
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();

    @TempDir
    static Path folder;

    private static LocalServers nats;
    private static Service service;
    private static JetStreamManagement management;
    private static SubjectPurge purge;

    private final UUID person = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @BeforeAll
    static void start() {
        nats = NestService.startNats(folder);
        service = Service.start(nats.nats(), Service.newDatabase(), Map.of()).awaitStreams();
        management = service.bean(NatsConnection.class).management();
        purge = service.bean(SubjectPurge.class);
    }

    @AfterAll
    static void stop() {
        service.close();
        nats.kill();
    }

    @AfterEach
    void dropCopies() throws Exception {
        List<String> own =
                CATALOGUE.events().stream().map(event -> event.stream()).toList();
        for (String stream : management.getStreamNames()) {
            if (!own.contains(stream)) {
                management.deleteStream(stream);
            }
        }
    }

    @Test
    void aPersonIsTakenOutOfEveryStreamButTheLedgerAndASecondTimeThereIsNothing() throws Exception {
        publishAllOf(person);
        publishAllOf(other);
        publish(Erasures.of(person));

        Map<String, Long> counts = purge.purge(person);

        assertThat(counts)
                .containsEntry("TICK", 2L)
                .containsEntry("RATE", 2L)
                .containsEntry("USER", 0L)
                .containsEntry("NOTIFICATION", 0L)
                .doesNotContainKeys("GDPR", "SCORE", "COUNT")
                .containsEntry(SubjectPurge.MENTIONED, 0L)
                .containsEntry(SubjectPurge.UNSCANNED, 0L);
        assertThat(purge.remaining(person)).isEmpty();
        assertThat(count("GDPR", "gdpr", person)).isEqualTo(1);
        assertThat(purge.remaining(other)).isEqualTo(Map.of("TICK", 2L, "RATE", 2L));
        assertThat(purge.purge(person))
                .allSatisfy((what, count) -> assertThat(count).as(what).isZero());
    }

    @Test
    void copiesAreEmptiedTooAndCopiesOfCopiesButNotOfTheLedgerInThem() throws Exception {
        mirror("TICK_MIRROR", "TICK");
        mirror("TICK_MIRROR_OF_MIRROR", "TICK_MIRROR");
        management.addStream(StreamConfiguration.builder()
                .name("ALL")
                .sources(
                        Source.builder().sourceName("TICK").build(),
                        Source.builder().sourceName("RATE").build(),
                        Source.builder().sourceName("GDPR").build())
                .build());
        publishAllOf(person);
        publishAllOf(other);
        publish(Erasures.of(person));
        awaitCount("TICK_MIRROR_OF_MIRROR", "tick", person, 2);
        awaitCount("ALL", "rate", person, 2);
        awaitCount("ALL", "tick", other, 2);
        awaitCount("ALL", "gdpr", person, 1);

        Map<String, Long> counts = purge.purge(person);

        assertThat(counts)
                .containsEntry("TICK", 2L)
                .containsEntry("TICK_MIRROR", 2L)
                .containsEntry("TICK_MIRROR_OF_MIRROR", 2L)
                .containsEntry("ALL", 4L);
        assertThat(count("TICK_MIRROR", "tick", person)).isZero();
        assertThat(count("TICK_MIRROR_OF_MIRROR", "tick", person)).isZero();
        assertThat(count("ALL", "gdpr", person)).isEqualTo(1);
        assertThat(count("TICK_MIRROR", "tick", other)).isEqualTo(2);
        publish(Ticks.by(other, 3));
        awaitCount("TICK_MIRROR_OF_MIRROR", "tick", other, 3);
        awaitCount("ALL", "tick", other, 3);
    }

    @Test
    void aMessageOfSomebodyElseThatNamesThePersonIsCountedAndStays() {
        publish(Rates.of(person, other.toString()));

        assertThat(purge.purge(person)).containsEntry(SubjectPurge.MENTIONED, 1L);
        assertThat(purge.remaining(other)).isEqualTo(Map.of("RATE", 1L));
    }

    @Test
    void aMessageOfSomebodyElseIsOverwrittenIfItIsChosen() {
        publish(Rates.of(person, other.toString()));
        publish(Rates.of(person, person.toString()));

        Map<String, Long> counts =
                purge.purge(person, mention -> mention.subject().startsWith("rate.v2." + other));

        assertThat(counts)
                .containsEntry("RATE", 1L)
                .containsEntry(SubjectPurge.MENTIONED, 0L)
                .containsEntry(SubjectPurge.OVERWRITTEN, 1L);
        assertThat(purge.remaining(other)).isEmpty();
        assertThat(purge.purge(person, mention -> true)).containsEntry(SubjectPurge.OVERWRITTEN, 0L);
    }

    @Test
    void aConsumerThatHadNotComeToThemGoesOnBehindThem() throws Exception {
        management.addOrUpdateConsumer(
                "TICK",
                ConsumerConfiguration.builder()
                        .durable("slow")
                        .filterSubject("tick.>")
                        .ackPolicy(AckPolicy.Explicit)
                        .build());
        publish(Ticks.by(person, 1));
        publish(Ticks.by(other, 2));

        purge.purge(person);

        var consumer = service.bean(NatsConnection.class)
                .jetStream()
                .getStreamContext("TICK")
                .getConsumerContext("slow");
        long pending = consumer.getConsumerInfo().getNumPending();
        for (long left = pending; left > 0; left--) {
            assertThat(consumer.next(Duration.ofSeconds(5)).getSubject()).doesNotContain(person.toString());
        }
        assertThat(pending).isPositive();
        management.deleteConsumer("TICK", "slow");
    }

    @Test
    void whatMayNotBeDeletedIsAnError() throws Exception {
        management.addStream(StreamConfiguration.builder()
                .name("SEALED_OFF")
                .mirror(Mirror.builder().sourceName("TICK").build())
                .denyDelete(true)
                .build());
        publish(Ticks.by(person));
        awaitCount("SEALED_OFF", "tick", person, 1);

        assertThatThrownBy(() -> purge.purge(person))
                .isInstanceOf(PurgeException.class)
                .hasMessageContaining("SEALED_OFF");
        assertThat(purge.remaining(person)).isEqualTo(Map.of("SEALED_OFF", 1L));
    }

    @Test
    void whenThereIsNoTimeToLookTheAnswerSaysSo() {
        publish(Rates.of(person, other.toString()));
        SubjectPurge hasty = new SubjectPurge(
                service.bean(NatsConnection.class),
                CATALOGUE,
                new PurgeSettings(Duration.ofSeconds(30), Duration.ZERO));

        Map<String, Long> counts = hasty.purge(person);

        assertThat(counts).containsEntry(SubjectPurge.MENTIONED, 0L);
        assertThat(counts.get(SubjectPurge.UNSCANNED)).isPositive();
    }

    @Test
    void nobodyIsNotPurged() {
        assertThatThrownBy(() -> purge.purge(new UUID(0, 0))).isInstanceOf(IllegalArgumentException.class);
    }

    private static void publishAllOf(UUID one) {
        publish(Ticks.by(one, 1));
        publish(Ticks.by(one, 2));
        publish(Rates.old(one.toString()));
        publish(Rates.by(one.toString()));
    }

    /** Without the header that names the stream it is for: NATS 2.9 keeps a message that has it out of mirrors. */
    private static void publish(SpecificRecord event) {
        try {
            service.bean(NatsConnection.class)
                    .jetStream()
                    .publish(CATALOGUE.of(event).subjectOf(event), new SingleObjectEncoding(CATALOGUE).encode(event));
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void mirror(String name, String origin) throws IOException, JetStreamApiException {
        management.addStream(StreamConfiguration.builder()
                .name(name)
                .mirror(Mirror.builder().sourceName(origin).build())
                .build());
    }

    private static void awaitCount(String stream, String event, UUID one, long wanted) {
        Awaitility.await(stream + " has them")
                .atMost(Duration.ofSeconds(30))
                .until(() -> count(stream, event, one) == wanted);
    }

    private static long count(String stream, String event, UUID one) throws IOException, JetStreamApiException {
        String subjects = CATALOGUE.event(event).subjectsOfAggregate(one.toString());
        return management
                .getStreamInfo(stream, StreamInfoOptions.filterSubjects(subjects))
                .getStreamState()
                .getSubjectMap()
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
