package dev.shrike.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.saga.SagaPoint;
import dev.shrike.messaging.saga.SagaPoint.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class ExportCrashIT {

    private static final String DATABASES = "_dying_exports";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> POINTS = List.of(
            new SagaPoint(Place.BEFORE_ACTION, "write").fullName(),
            "ExportPoint.FIRST_EVENT",
            "ExportPoint.WRITTEN",
            "ExportPoint.NAMED",
            new SagaPoint(Place.DONE, "write").fullName(),
            new SagaPoint(Place.BEFORE_DONE, "publish").fullName(),
            new SagaPoint(Place.DONE, "publish").fullName());

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void anExportIsCompletedWhereverItsProcessDies() throws Exception {
        Map<UUID, String> people = new LinkedHashMap<>();
        try (Platform platform = new Platform(folder, DATABASES, Map.of(), FaultInjection.NONE)) {
            for (String point : POINTS) {
                UUID person = register(platform);
                platform.publish(
                        Posts.tick(platform.sealer("tick-api"), person, "seen before " + point, Instant.now()));
                people.put(person, point);
            }
        }

        die(people);

        Map<String, Object> soon = Map.of("shrike.messaging.saga.heartbeat", "500ms");
        try (Platform platform = new Platform(folder, DATABASES, soon, FaultInjection.NONE)) {
            Http admin = platform.admin();
            for (var each : people.entrySet()) {
                assertWhole(platform, admin, each.getKey(), each.getValue());
            }
        }
    }

    private static void assertWhole(Platform platform, Http admin, UUID person, String point) throws Exception {
        String export = platform.text("select id::text from export where person = '" + person + "'");
        await(point)
                .atMost(PATIENCE)
                .until(() -> admin.get("/gdpr/exports/" + export)
                        .json()
                        .path("state")
                        .asText()
                        .equals("ready"));
        ExportedZip zip = ExportedZip.fetch(admin, export);
        assertThat(zip.files().get("tick.v1.csv")).as(point).contains("seen before " + point);
        for (JsonNode file : zip.json("manifest.json").path("files")) {
            assertThat(zip.files()).as(point).containsKey(file.path("name").asText());
        }
        await(point)
                .atMost(PATIENCE)
                .until(() -> platform.events("gdpr", person, "export").size() == 1);
    }

    private static UUID register(Platform platform) {
        return UUID.fromString(platform.http()
                .post("/users", RegistrationPoint.request("ana-" + UUID.randomUUID()))
                .json()
                .path("id")
                .asText());
    }

    private void die(Map<UUID, String> people) throws IOException, InterruptedException {
        Map<String, Object> settings = DyingProcess.alone(Platform.settings(folder, DATABASES));
        settings.put("shrike.messaging.saga.enabled", "true"); // exports are nobody's thread
        settings.put("shrike.messaging.saga.threads", "16");
        settings.put("shrike.export.at-once", "16");
        List<String> arguments = new ArrayList<>();
        people.forEach((person, point) -> arguments.addAll(List.of(person.toString(), point)));
        DyingProcess.run(folder, DyingExporter.class, settings, arguments);
    }
}
