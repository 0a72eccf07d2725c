package dev.shrike.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.scan.Finding;
import dev.shrike.gdpr.scan.PartReport;
import dev.shrike.gdpr.scan.Report;
import dev.shrike.gdpr.scan.ScanLimits;
import dev.shrike.gdpr.scan.ScanListener;
import dev.shrike.gdpr.scan.Verdict;
import dev.shrike.gdpr.scan.kafka.CompactedTopics;
import dev.shrike.gdpr.scan.probe.Probe;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.Part;
import dev.shrike.users.Http.Answer;
import dev.shrike.users.verification.ProbeTaker;
import dev.shrike.users.verification.VerificationScan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationIT {

    private static final String PATH = "/gdpr/verifications";

    @TempDir
    private static Path folder;

    private static Platform platform;
    private static Http admin;

    private final String name = "bia-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        Brokers brokers = Brokers.shared(Part.KAFKA, Part.NATS, Part.POSTGRES);
        String ending = "_" + UUID.randomUUID().toString().replace("-", "");
        platform = new Platform(
                folder,
                ending,
                Map.of(
                        "shrike.kafka.bootstrap-servers",
                        brokers.kafkaBootstrap(),
                        "shrike.verification.databases",
                        List.of(brokers.jdbcUrl("auth" + ending), brokers.jdbcUrl("users" + ending)),
                        "shrike.verification.username",
                        brokers.postgresUser(),
                        "shrike.verification.password",
                        brokers.postgresPassword(),
                        "shrike.verification.folders",
                        List.of(folder.toString())),
                FaultInjection.NONE);
        admin = platform.admin();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void nothingOfAnErasedPersonIsFoundWithAProbeThatWasTakenBefore() throws Exception {
        UUID person = register();
        platform.login(name);
        within().until(() -> !platform.events("user", person, "login").isEmpty());
        Probe probe = Probe.of(platform.bean(ProbeTaker.class).take(person).toBytes());
        assertThat(probe.counts().probed()).isGreaterThanOrEqualTo(3);
        assertThat(probe.isIn(("of " + name).getBytes(StandardCharsets.UTF_8))).isTrue();
        erase(person);

        Report report = scan(person, Optional.of(probe));

        assertThat(report.problems()).isEmpty();
        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(report.sum(PartReport::erased)).isPositive();
        Assertions.assertThatThrownBy(() -> platform.bean(ProbeTaker.class).take(person))
                .isInstanceOf(PersonErasedException.class);
    }

    @Test
    void whatSomebodyWroteInClearIsFoundAfterAnErasure() throws Exception {
        UUID person = register();
        Optional<Probe> probe = Optional.of(platform.bean(ProbeTaker.class).take(person));
        Path file = Files.writeString(folder.resolve("export-" + person + ".csv"), "name;" + name);
        erase(person);

        assertThat(scan(person, probe).findings())
                .containsExactly(new Finding(
                        Finding.Kind.PLAINTEXT,
                        "files",
                        folder.toString(),
                        file.getFileName() + " byte " + "name;".length(),
                        ""));
        Files.delete(file);
        assertThat(scan(person, probe).verdict()).isEqualTo(Verdict.CLEAN);
    }

    @Test
    void anAdminHasAVerificationDoneAndReadsItsReport() {
        UUID person = register();

        Answer begun = request(person);
        assertThat(begun.status()).isEqualTo(202);
        assertThat(begun.header("Location"))
                .isEqualTo(PATH + "/" + begun.json().path("id").asText());
        within().until(() -> state(begun).equals("completed"));

        JsonNode report = admin.get(begun.header("Location")).json().path("report");
        assertThat(report.path("verdict").asText()).isEqualTo("FINDINGS");
        assertThat(report.path("totals").path("readable").asInt()).isPositive();
        assertThat(report.path("findings").findValuesAsText("kind")).contains("readable", "living_key", "no_fence");
        assertThat(report.path("probe").path("values").asInt()).isPositive();
        assertThat(report.toString()).doesNotContain(name);
    }

    @Test
    void onlyAdminsMayAsk() {
        UUID person = register();
        Http bia = platform.login(name);

        assertThat(bia.post(PATH, body(person))).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(platform.http().post(PATH, body(person))).matches(it -> it.isProblem(401, "unauthorized"));
        assertThat(admin.post(PATH, "{}")).matches(it -> it.isProblem(400, "validation"));
        assertThat(admin.get(PATH + "/" + UUID.randomUUID())).matches(it -> it.isProblem(404, "not-found"));
    }

    @Test
    void whoAsksWhileOneIsUnderWayJoinsIt() throws Exception {
        UUID person = UUID.randomUUID();
        UUID running = underWay(person, "interval '0 s'");

        assertThat(request(person).json().path("id").asText()).isEqualTo(running.toString());
    }

    @Test
    void oneWhoseProcessIsGoneHasFailedAndCanBeAskedForAgain() throws Exception {
        UUID person = UUID.randomUUID();
        UUID lost = underWay(person, "interval '1 min'");

        JsonNode seen = admin.get(PATH + "/" + lost).json();
        assertThat(seen.path("state").asText()).isEqualTo("failed");
        assertThat(seen.path("failure").asText()).startsWith("interrupted");
        Answer again = request(person);
        assertThat(again.json().path("id").asText()).isNotEqualTo(lost.toString());
        within().until(() -> state(again).equals("completed"));
    }

    @Test
    void whatCompactionHasNotRemovedCanBeAskedFor() throws InterruptedException {
        CompactedTopics topics = platform.bean(CompactedTopics.class);

        assertThat(topics.liveMentions(UUID.randomUUID(), List.of(), ScanLimits.of(Duration.ofMinutes(1)))
                        .present())
                .isZero();
    }

    private UUID register() {
        Answer answer = platform.http()
                .post(
                        "/users",
                        "{\"username\": \"%1$s\", \"display_name\": \"Bia of %1$s\", \"email\": \"%1$s@example.org\", \"password\": \"%2$s\"}"
                                .formatted(name, Platform.PASSWORD),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(answer.status()).isEqualTo(201);
        return UUID.fromString(answer.json().path("id").asText());
    }

    /** And waits until auth-api has forgotten the name too. */
    private void erase(UUID person) {
        Answer erasure = admin.send("DELETE", "/users/" + person, null);
        within().until(() -> hasAcknowledged("auth-api", erasure.header("Location")));
    }

    private static boolean hasAcknowledged(String participant, String erasure) {
        return admin.get(erasure)
                .json()
                .path("participants")
                .valueStream()
                .anyMatch(one -> one.path("name").asText().equals(participant) && one.has("acknowledged"));
    }

    private static Report scan(UUID person, Optional<Probe> probe) throws InterruptedException, IOException {
        return platform.bean(VerificationScan.class).scan(person, probe, ScanListener.NONE);
    }

    private static Answer request(UUID person) {
        return admin.post(PATH, body(person));
    }

    private static String body(UUID person) {
        return "{\"user\": {\"id\": \"%s\"}}".formatted(person);
    }

    private static String state(Answer begun) {
        return admin.get(begun.header("Location")).json().path("state").asText();
    }

    private static UUID underWay(UUID person, String silence) throws Exception {
        UUID id = UUID.randomUUID();
        platform.change(
                "insert into verification (id, person, deep, state, instance, heard, requested) values ('%s', '%s', false, 'running', '%s', now() - %s, now())"
                        .formatted(id, person, UUID.randomUUID(), silence));
        return id;
    }

    private static ConditionFactory within() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }
}
