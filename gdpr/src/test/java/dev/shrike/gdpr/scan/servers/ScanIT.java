package dev.shrike.gdpr.scan.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.MemoryVault;
import dev.shrike.gdpr.Ticks;
import dev.shrike.gdpr.scan.Finding;
import dev.shrike.gdpr.scan.PartReport;
import dev.shrike.gdpr.scan.Report;
import dev.shrike.gdpr.scan.Scan;
import dev.shrike.gdpr.scan.ScanLimits;
import dev.shrike.gdpr.scan.ScanListener;
import dev.shrike.gdpr.scan.Verdict;
import dev.shrike.gdpr.scan.kafka.KafkaAccess;
import dev.shrike.gdpr.scan.kafka.KafkaPlace;
import dev.shrike.gdpr.scan.probe.Probe;
import dev.shrike.gdpr.scan.probe.ProbeMaker;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import io.nats.client.JetStreamApiException;
import io.nats.client.PublishOptions;
import io.nats.client.Subscription;
import io.nats.client.api.Mirror;
import io.nats.client.api.PublishAck;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants what should not be there in real servers, and looks whether a scan finds it. */
class ScanIT {

    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    private static final String HISTORY = CATALOGUE.major("tick", 1).topic();
    private static final String STREAM = CATALOGUE.major("tick", 1).stream();
    private static final String LETTERS = "dead-letter";

    @TempDir
    private static Path folder;

    private static ScannedServers servers;

    /** Another one in each test, as all of them share the servers. */
    private final UUID person = Birders.newcomer();

    private final String note = "chicks of " + UUID.randomUUID();

    @BeforeAll
    static void begin() throws IOException, InterruptedException, JetStreamApiException, SQLException {
        servers = new ScannedServers(folder);
        servers.topic(
                HISTORY,
                3,
                Map.of("retention.ms", Long.toString(Duration.ofDays(400).toMillis())));
        servers.topic(LETTERS, 2, Map.of());
        servers.stream(
                StreamConfiguration.builder().name(STREAM).subjects("tick.>").maxAge(Duration.ofDays(365)));
        servers.stream(StreamConfiguration.builder()
                .name(STREAM + "_COPY")
                .mirror(Mirror.builder().name(STREAM).build()));
        servers.stream(StreamConfiguration.builder()
                .name("JOBS")
                .subjects("jobs.>")
                .retentionPolicy(RetentionPolicy.WorkQueue));
        servers.sql("create table tick (id uuid, person uuid, event bytea, remark text, details jsonb)");
    }

    @AfterAll
    static void end() throws InterruptedException {
        servers.close();
    }

    @Test
    void nothingOfAnErasedPersonCanBeReadAnywhere() throws Exception {
        publishEverywhere();
        servers.vault().shred(person, UUID.randomUUID());

        Report report = servers.scan(person, probe(), servers.vault());

        assertThat(report.problems()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
        for (String part : List.of(HISTORY, STREAM, STREAM + "_COPY", "tick")) {
            assertThat(part(report, part).erased()).as(part).isEqualTo(2);
            assertThat(part(report, part).mentions()).as(part).isEqualTo(1);
        }
        assertThat(part(report, "vault.erased_person").mentions()).isEqualTo(1);
        assertThat(part(report, "vault.erased_person").stay().words()).isEqualTo("for ever");
        assertThat(part(report, STREAM).clearUntil()).isPresent();
        assertThat(part(report, STREAM).stay().words()).isEqualTo("365 days");
        assertThat(part(report, HISTORY).notes()).containsExactly("kept longer than the catalogue's 365 days");
    }

    @Test
    void whatIsALivingPersonsCanBeReadAndIsNotErased() throws Exception {
        publishEverywhere();

        Report report = servers.scan(person);

        assertThat(report.verdict()).isEqualTo(Verdict.FINDINGS);
        assertThat(report.findings())
                .extracting(Finding::kind)
                .contains(Finding.Kind.READABLE, Finding.Kind.LIVING_KEY, Finding.Kind.NO_FENCE);
        assertThat(part(report, HISTORY).readable()).isEqualTo(2);
    }

    @Test
    void aValueInAnAbortedTransactionIsFound() throws Exception {
        shred();
        try (var producer = servers.producer(Map.of("transactional.id", "scan-" + person))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(HISTORY, 1, utf8("key"), utf8("{\"note\":\"" + note + "\"}")))
                    .get();
            producer.abortTransaction();
        }

        assertFound(HISTORY, "partition 1 offset ");
    }

    @Test
    void aValueInADeadLetterIsFound() throws Exception {
        shred();
        try (var producer = servers.producer(Map.of())) {
            var letter = new ProducerRecord<>(LETTERS, 0, utf8("key"), new byte[] {0, 0, 0, 0, 9, 1, 2, 3});
            letter.headers().add("reason", utf8("cannot read " + note));
            producer.send(letter).get();
        }

        assertFound(LETTERS, "partition 0 offset ");
    }

    @Test
    void aValueInAHeaderOfAMessageIsFoundInTheStreamAndInItsMirror() throws Exception {
        shred();
        servers.nats().jetStream().publish("tick.v1.x.new", new Headers().add("Note", note), utf8("payload"));
        awaitMirror();

        assertFound(STREAM, "sequence ");
        assertFound(STREAM + "_COPY", "sequence ");
    }

    @Test
    void aValueInAQueueOfWorkIsFoundAndStaysThere() throws Exception {
        shred();
        servers.nats()
                .jetStream()
                .publish(
                        "jobs.one",
                        utf8("mail to " + note),
                        PublishOptions.builder().build());

        assertFound("JOBS", "sequence ");

        assertThat(servers.nats()
                        .jetStreamManagement()
                        .getStreamInfo("JOBS")
                        .getStreamState()
                        .getMsgCount())
                .isPositive();
    }

    @Test
    void aStreamWhoseLastMessagesWereDeletedOneByOneIsReadToItsEnd() throws Exception {
        servers.stream(StreamConfiguration.builder().name("TAIL").subjects("tail.>"));
        for (int i = 0; i < 50; i++) {
            servers.nats().jetStream().publish("tail.of." + i, new byte[] {1});
        }
        for (long sequence = 31; sequence <= 50; sequence++) {
            servers.nats().jetStreamManagement().deleteMessage("TAIL", sequence, true);
        }
        servers.vault().provision(person, "sighting");
        shred();

        Report report = servers.scan(person);

        assertThat(report.problems()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(report.parts())
                .filteredOn(part -> part.part().equals("TAIL"))
                .singleElement()
                .satisfies(part -> assertThat(part.records()).isEqualTo(30));
    }

    @Test
    void aLongStreamIsReadInFewRequests() throws Exception {
        servers.stream(StreamConfiguration.builder().name("LONG").subjects("long.>"));
        Deque<CompletableFuture<PublishAck>> answers = new ArrayDeque<>();
        for (int i = 0; i < 20_000; i++) {
            answers.add(servers.nats().jetStream().publishAsync("long.of." + i, new byte[1_000]));
            if (answers.size() > 500) {
                answers.remove().get();
            }
        }
        while (!answers.isEmpty()) {
            answers.remove().get();
        }
        Subscription requests = servers.nats().subscribe("$JS.API.CONSUMER.MSG.NEXT.LONG.>");
        servers.vault().provision(person, "sighting");
        shred();

        Report report = servers.scan(person);

        assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(report.parts())
                .filteredOn(part -> part.part().equals("LONG"))
                .singleElement()
                .satisfies(part -> assertThat(part.records()).isEqualTo(20_000));
        int count = 0;
        while (requests.nextMessage(Duration.ofMillis(200)) != null) {
            count++;
        }
        assertThat(count).as("requests for batches").isBetween(1, 150);
    }

    @Test
    void aValueInAColumnOfAnyKindIsFound() throws Exception {
        shred();
        servers.sql("insert into tick (id, remark) values (?, ?)", UUID.randomUUID(), "he said \"" + note + "\"");
        assertFound("tick", "column remark");
        servers.sql("delete from tick");

        servers.sql("insert into tick (id, event) values (?, ?)", UUID.randomUUID(), utf8("\u0000" + note));
        assertFound("tick", "column event");
        servers.sql("delete from tick");

        servers.sql(
                "insert into tick (id, details) values (?, ?::jsonb)",
                UUID.randomUUID(),
                "{\"note\": \"" + note + "\"}");
        assertFound("tick", "column details");
        servers.sql("delete from tick");
    }

    @Test
    void aVaultThatIsAwayMakesTheScanInconclusive() throws Exception {
        publishEverywhere();
        shred();
        MemoryVault away = new MemoryVault();
        away.goAway();

        Report report = servers.scan(person, probe(), away);

        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(part(report, HISTORY).unavailable()).isEqualTo(2);
    }

    @Test
    void aClusterThatIsAwayMakesTheScanInconclusive() throws Exception {
        KafkaAccess nowhere = new KafkaAccess(
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1"),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                1);

        Report report = new Scan(
                        List.of(new KafkaPlace(nowhere, CATALOGUE, ScannedServers.remembrance())),
                        servers.vault(),
                        CATALOGUE,
                        Clock.systemUTC())
                .run(person, Optional.empty(), ScanLimits.of(ScannedServers.PATIENCE), ScanListener.NONE);

        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.problems()).singleElement().asString().startsWith("kafka: Kafka does not list topics");
    }

    private void publishEverywhere() throws Exception {
        var tick = new EventSealer(servers.vault())
                .seal(
                        Ticks.by(person, UUID.randomUUID()),
                        Map.of(Ticks.LOCATION, Ticks.montevideo(), Ticks.NOTE, Ticks.twoChicks()));
        byte[] onNats = new SingleObjectEncoding(CATALOGUE).encode(tick);
        servers.nats().jetStream().publish(CATALOGUE.of(tick).subjectOf(tick), onNats);
        awaitMirror();
        servers.sql("insert into tick (id, event) values (?, ?)", UUID.randomUUID(), onNats);
        try (var producer = servers.producer(Map.of())) {
            producer.send(new ProducerRecord<>(HISTORY, utf8("an image"), confluent(onNats)))
                    .get();
        }
    }

    private static void awaitMirror() {
        await().until(() -> lastSequence(STREAM + "_COPY") == lastSequence(STREAM));
    }

    private static long lastSequence(String stream) throws IOException, JetStreamApiException {
        return servers.nats()
                .jetStreamManagement()
                .getStreamInfo(stream)
                .getStreamState()
                .getLastSequence();
    }

    private void shred() {
        servers.vault().shred(person, UUID.randomUUID());
    }

    private void assertFound(String part, String at) throws InterruptedException {
        Report report = servers.scan(person, probe(), servers.vault());
        assertThat(report.verdict()).isEqualTo(Verdict.FINDINGS);
        assertThat(report.findings())
                .allMatch(finding -> finding.kind() == Finding.Kind.PLAINTEXT)
                .anyMatch(finding -> finding.part().equals(part) && finding.at().contains(at));
    }

    private Optional<Probe> probe() {
        return Optional.of(new ProbeMaker().add(note).make());
    }

    private static PartReport part(Report report, String name) {
        return report.parts().stream()
                .filter(part -> part.part().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No part " + name));
    }

    private static byte[] confluent(byte[] singleObject) {
        return ByteBuffer.allocate(singleObject.length - 5)
                .put((byte) 0)
                .putInt(7)
                .put(singleObject, SingleObjectEncoding.PREFIX, singleObject.length - SingleObjectEncoding.PREFIX)
                .array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
