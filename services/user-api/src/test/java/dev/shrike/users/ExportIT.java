package dev.shrike.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.read.EventPage;
import dev.shrike.messaging.read.EventReader;
import dev.shrike.messaging.read.StreamPositions;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import dev.shrike.users.Http.Answer;
import dev.shrike.users.export.ForgettingExports;
import dev.shrike.users.export.OtherServices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static Platform platform;
    private static Http admin;

    private final String name = "ana-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        platform = new Platform(
                folder,
                "_exports",
                Map.of("shrike.export.cleaning", "300ms", "shrike.export.per-day", "2"),
                FaultInjection.NONE);
        admin = platform.admin();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void anExportHoldsEverythingOfThePersonAndNothingOfAnybodyElse() {
        UUID ana = register(name);
        UUID ben = register("ben-" + name);
        Http self = platform.login(name);
        self.send("PATCH", "/users/" + ana, "{\"display_name\": \"Ana P\u00e9rez\"}");
        tick(ana, "ana saw a shrike");
        tick(ben, "ben saw nothing");
        platform.publish(Posts.rate(ana, ana));
        platform.publish(Posts.rate(ben, ana));
        await().atMost(PATIENCE)
                .until(() -> eventIds(ana, StreamPositions.start()).size() >= 5);

        String export = ready(self, ana);
        ExportedZip zip = ExportedZip.fetch(self, export);

        assertThat(zip.eventIds())
                .hasSizeGreaterThanOrEqualTo(5)
                .containsExactlyInAnyOrderElementsOf(eventIds(ana, readUpTo(zip)));
        assertThat(zip.json("profile.json").path("profile").path("display_name").asText())
                .isEqualTo("Ana P\u00e9rez");
        assertThat(zip.files().get("tick.v1.csv")).contains("ana saw a shrike").hasLineCount(2);
        assertThat(zip.files().get("rate.v2.csv")).hasLineCount(2);
        assertThat(zip.json("mail.json").findValuesAsText("subject"))
                .containsExactly(OtherServices.subject(ana, 1), OtherServices.subject(ana, 2));
        assertThat(zip.json("mutes.json").findValuesAsText("type")).containsExactly("rate.update");
        assertThat(zip.json("sessions.json").findValuesAsText("issued")).hasSize(1);
        assertThat(zip.files().values())
                .allSatisfy(file -> assertThat(file).doesNotContain(ben.toString(), "ben-" + name, "ben saw nothing"));
        assertThat(zip.json("manifest.json").at("/sealed_values/tampered").asLong())
                .isZero();
    }

    @Test
    void theFileComesAsAZipAndTheWorldIsToldInNumbersOnly() {
        UUID ana = register(name);
        Http self = platform.login(name);
        tick(ana, "one");

        String export = ready(self, ana);
        ExportedZip zip = ExportedZip.fetch(self, export);

        assertThat(zip.header("Content-Type")).startsWith("application/zip");
        assertThat(zip.header("Content-Disposition")).contains("shrike-export-" + export + ".zip");
        assertThat(zip.header("Content-Length"))
                .isEqualTo(Integer.toString(zip.response().body().length));
        assertThat(zip.header("Cache-Control")).isEqualTo("no-store");
        await().atMost(PATIENCE)
                .until(() -> platform.events("gdpr", ana, "export").size() == 1);
        Gdpr told = (Gdpr) platform.events("gdpr", ana, "export").getFirst().event();
        assertThat(told.getMetadata().getCorrelationId()).isEqualTo(export);
        assertThat(told.getData().getEvidence())
                .matches("\\{\"events\":\\d+,\"tampered\":0,\"files\":\\d+,\"bytes\":\\d+}");
    }

    @Test
    void whatLiesOnTheDiskCannotBeRead() throws IOException {
        UUID ana = register(name);
        tick(ana, "readable in clear");

        String export = ready(admin, ana);

        byte[] file = Files.readAllBytes(filesOf(export).getFirst());
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("README", "PK\u0003\u0004");
        assertThat(Files.getPosixFilePermissions(filesOf(export).getFirst())).hasSize(2);
        try (Stream<Path> files = Files.list(folder.resolve("exports"))) {
            assertThat(files).noneMatch(it -> it.toString().endsWith(".tmp"));
        }
    }

    @Test
    void eventsThatTheirStreamHasLetGoComeFromWhoeverKeepsThem() {
        UUID ana = register(name);
        Tick old = Posts.tick(
                platform.sealer("tick-api"), ana, "two years ago", Instant.now().minus(800, ChronoUnit.DAYS));
        platform.bean(OtherServices.class)
                .keepTick(
                        ana,
                        Base64.getEncoder()
                                .encodeToString(platform.bean(SingleObjectEncoding.class)
                                        .encode(old)));

        ExportedZip zip = ExportedZip.fetch(admin, ready(admin, ana));

        assertThat(zip.json("older-ticks.json").at("/0/data/sighting/note").asText())
                .isEqualTo("two years ago");
        assertThat(zip.files().get("older-ticks.csv")).contains("two years ago");
        assertThat(zip.eventIds()).doesNotContain(old.getId());
    }

    @Test
    void whoeverAsksAgainJoinsTheOneUnderWay() {
        UUID ana = register(name);
        platform.bean(OtherServices.class).fallSilentAbout(ana);
        Answer first = request(admin, ana);

        Answer second = request(platform.login(name), ana);

        assertThat(first.status()).isEqualTo(202);
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        platform.bean(OtherServices.class).answerAgainAbout(ana);
        awaitState(admin, id(first), "ready");
        JsonNode listed = admin.get("/gdpr/exports?user=" + ana).json().path("exports");
        assertThat(listed).hasSize(1);
        assertThat(listed.at("/0/id").asText()).isEqualTo(id(first));
        assertThat(platform.login(name).get("/gdpr/exports?user=" + UUID.randomUUID()))
                .matches(it -> it.isProblem(403, "forbidden"));
    }

    @Test
    void aServiceThatIsAwayDelaysAnExportAndLeavesNoGapInIt() {
        UUID ana = register(name);
        platform.bean(OtherServices.class).fallSilentAbout(ana);

        String export = id(request(admin, ana));
        await().atMost(PATIENCE)
                .until(() -> find(admin, export).path("waiting_for").asText().equals("notifier"));
        assertThat(admin.get("/gdpr/exports/" + export + "/file")).matches(it -> it.isProblem(409, "not-ready"));
        platform.bean(OtherServices.class).answerAgainAbout(ana);

        awaitState(admin, export, "ready");
        assertThat(ExportedZip.fetch(admin, export).json("mail.json")).hasSize(2);
    }

    @Test
    void aVaultThatIsAwayDelaysAnExport() throws Exception {
        UUID ana = register(name);
        tick(ana, "behind the vault");
        platform.change("alter table vault.data_key rename to data_key_away");
        String export;
        try {
            export = id(request(admin, ana));
            await().atMost(PATIENCE)
                    .until(() ->
                            find(admin, export).path("waiting_for").asText().equals("key vault"));
            assertThat(find(admin, export).path("state").asText()).isEqualTo("running");
        } finally {
            platform.change("alter table vault.data_key_away rename to data_key");
        }

        awaitState(admin, export, "ready");
        assertThat(ExportedZip.fetch(admin, export).files().get("events.json")).contains("behind the vault");
    }

    @Test
    void afterAnErasureThereIsNoExportAndNoFile() throws IOException {
        UUID ana = register(name);
        String export = ready(admin, ana);
        Path file = filesOf(export).getFirst();
        byte[] copy = Files.readAllBytes(file);
        platform.bean(OtherServices.class).fallSilentAbout(ana);
        String underWay = id(request(admin, ana));

        platform.bean(PostgresVault.class).shred(ana, UUID.randomUUID());
        assertThat(admin.get("/gdpr/exports/" + export + "/file")).matches(it -> it.isProblem(410, "gone"));
        admin.send("DELETE", "/users/" + ana, null);
        assertThat(file).doesNotExist();
        assertThat(admin.get("/gdpr/exports/" + export)).matches(it -> it.isProblem(410, "gone"));
        assertThat(admin.get("/gdpr/exports/" + underWay)).matches(it -> it.isProblem(410, "gone"));
        assertThat(request(admin, ana)).matches(it -> it.isProblem(410, "gone"));
        assertThat(platform.bean(ForgettingExports.class).forget(ana)).isZero();
        await().atMost(PATIENCE).until(() -> filesOf(underWay).isEmpty());
        Files.write(file, copy);
        assertThat(admin.get("/gdpr/exports/" + export + "/file"))
                .as("a copy from a backup")
                .matches(it -> it.isProblem(410, "gone"));
        Files.delete(file);
    }

    @Test
    void aFileIsDeletedWhenItsTimeIsOver() throws Exception {
        UUID ana = register(name);
        String export = ready(admin, ana);
        assertThat(filesOf(export)).hasSize(1);

        platform.change("update export set expires = now() - interval '1 s' where id = '%s'".formatted(export));

        awaitState(admin, export, "expired");
        await().atMost(PATIENCE).until(() -> filesOf(export).isEmpty());
        assertThat(admin.get("/gdpr/exports/" + export + "/file")).matches(it -> it.isProblem(410, "gone"));
    }

    @Test
    void aFileThatIsGoneIsReportedAndAnotherExportCanBeAskedFor() throws IOException {
        UUID ana = register(name);
        String export = ready(admin, ana);
        Files.delete(filesOf(export).getFirst());

        assertThat(admin.get("/gdpr/exports/" + export + "/file")).matches(it -> it.isProblem(410, "gone"));
        assertThat(find(admin, export).path("state").asText()).isEqualTo("failed");
        assertThat(ready(admin, ana)).isNotEqualTo(export);
    }

    @Test
    void onlyThePersonAndAdminsMayAskAndThePersonNotForEver() {
        UUID ana = register(name);
        register("ben-" + name);
        Http self = platform.login(name);
        Http ben = platform.login("ben-" + name);
        String export = ready(self, ana);

        assertThat(request(ben, ana)).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(ben.get("/gdpr/exports/" + export)).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(ben.get("/gdpr/exports/" + export + "/file")).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(platform.http().get("/gdpr/exports/" + export)).matches(it -> it.isProblem(401, "unauthorized"));
        assertThat(platform.service().get("/gdpr/exports/" + export)).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(request(admin, UUID.randomUUID())).matches(it -> it.isProblem(404, "not-found"));
        assertThat(admin.get("/gdpr/exports/" + UUID.randomUUID())).matches(it -> it.isProblem(404, "not-found"));
        assertThat(admin.post("/gdpr/exports", "{}")).matches(it -> it.isProblem(400, "validation"));
        ready(self, ana);
        assertThat(request(self, ana)).matches(it -> it.isProblem(429, "too-many-requests"));
        ready(admin, ana);
    }

    @Test
    void tenThousandEventsAreExportedInTime() {
        UUID ana = register(name);
        for (int i = 0; i < 10_000; i++) {
            tick(ana, "note " + i);
        }

        long started = System.nanoTime();
        String export = ready(admin, ana);
        Duration took = Duration.ofNanos(System.nanoTime() - started);

        assertThat(took).isLessThan(Duration.ofSeconds(20));
        assertThat(find(admin, export).path("events").asLong()).isGreaterThanOrEqualTo(10_000);
        assertThat(ExportedZip.fetch(admin, export).files().get("tick.v1.csv"))
                .contains("note 0,", "note 9999,")
                .hasLineCount(10_001);
    }

    private static void tick(UUID person, String note) {
        platform.publish(Posts.tick(platform.sealer("tick-api"), person, note, Instant.now()));
    }

    private static UUID register(String username) {
        return UUID.fromString(platform.http()
                .post("/users", RegistrationPoint.request(username))
                .json()
                .path("id")
                .asText());
    }

    private static Answer request(Http caller, UUID person) {
        return caller.post("/gdpr/exports", "{\"user\": {\"id\": \"%s\"}}".formatted(person));
    }

    private static String id(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        return answer.json().path("id").asText();
    }

    /** A new export of the person, once it is ready. */
    private static String ready(Http caller, UUID person) {
        String export = id(request(caller, person));
        awaitState(caller, export, "ready");
        return export;
    }

    private static void awaitState(Http caller, String export, String state) {
        await(state)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> find(caller, export).path("state").asText().equals(state));
    }

    private static JsonNode find(Http caller, String export) {
        return caller.get("/gdpr/exports/" + export).json();
    }

    /** Independently of exports: the events in which the person acts, of all streams, up to the positions if there are any. */
    private static List<String> eventIds(UUID person, StreamPositions end) {
        List<String> ids = new ArrayList<>();
        StreamPositions at = StreamPositions.start();
        EventPage page;
        do {
            page = platform.bean(EventReader.class).readAfter(at, EventReader.MAX_LIMIT);
            page.events().stream()
                    .filter(event -> event.definition()
                            .personOf(event.event())
                            .filter(person::equals)
                            .isPresent())
                    .filter(event -> end.sequences().isEmpty() || event.sequence() <= end.of(event.stream()))
                    .forEach(event -> ids.add(event.envelope().id().toString()));
            at = page.next();
        } while (page.more());
        return ids;
    }

    private static StreamPositions readUpTo(ExportedZip zip) {
        StreamPositions positions = StreamPositions.start();
        for (var each : zip.json("manifest.json").path("read_up_to").properties()) {
            positions = positions.with(each.getKey(), each.getValue().asLong());
        }
        return positions;
    }

    private static List<Path> filesOf(String export) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("exports"))) {
            return files.filter(it -> it.getFileName().toString().startsWith(export))
                    .toList();
        }
    }
}
