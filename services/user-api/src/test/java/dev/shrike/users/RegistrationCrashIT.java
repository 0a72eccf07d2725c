package dev.shrike.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.saga.SagaStatus;
import dev.shrike.messaging.saga.SagaView;
import dev.shrike.messaging.saga.Sagas;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Kills user-api while a registration stands at every point of its saga; another process finds each whole, or undoes it wholly. */
class RegistrationCrashIT {
    private static final String DATABASES = "_registration_crash";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final List<RegistrationPoint> points = RegistrationPoint.all();

    @Test
    void everyRegistrationEndsWholeOrWhollyUndoneWhereverItsProcessDies() throws Exception {
        die();
        Map<String, Object> soon = Map.of("shrike.registration.kept", "1s", "shrike.messaging.saga.poll", "100ms");
        try (Platform platform = new Platform(folder, DATABASES, soon, FaultInjection.NONE)) {
            Sagas sagas = platform.bean(Sagas.class, "users");
            await("all have ended").atMost(PATIENCE).until(() -> ended(sagas) == points.size());

            List<String> whole = points.stream()
                    .filter(RegistrationPoint::pastTheRequest)
                    .map(RegistrationPoint::username)
                    .toList();
            assertThat(points)
                    .extracting(RegistrationPoint::username)
                    .filteredOn(name -> platform.tryLogin(name).status() == 200)
                    .as("can log in")
                    .containsExactlyElementsOf(whole);
            assertThat(sagas.list(SagaStatus.COMPLETED, Sagas.MAX_LIMIT)).hasSameSizeAs(whole);
            for (SagaView saga : sagas.list(SagaStatus.COMPLETED, Sagas.MAX_LIMIT)) {
                assertWhole(platform, UUID.fromString(saga.key()));
            }
            for (SagaView saga : sagas.list(SagaStatus.COMPENSATED, Sagas.MAX_LIMIT)) {
                assertUndone(platform, UUID.fromString(saga.key()));
            }
        }
    }

    private static void assertWhole(Platform platform, UUID person) throws Exception {
        assertThat(platform.count("select count(*) from app_user where state = 'active' and id = '" + person + "'"))
                .isEqualTo(1);
        assertThat(platform.service()
                        .get("/internal/users/" + person + "/address")
                        .status())
                .isEqualTo(200);
        await("the world is told")
                .atMost(PATIENCE)
                .until(() -> platform.events("user", person, "created").size() == 1);
    }

    private static void assertUndone(Platform platform, UUID person) throws Exception {
        assertThat(platform.count(
                        "select count(*) from vault.data_key where state = 'active' and subject = '" + person + "'"))
                .isZero();
        assertThat(platform.count("select count(*) from app_user where id = '" + person + "'"))
                .isZero();
        assertThat(platform.count("select count(*) from outbox where subject like '%" + person + "%'"))
                .isZero();
        assertThat(platform.events("user", person, "created")).isEmpty();
    }

    private static int ended(Sagas sagas) {
        int ended = 0;
        for (SagaStatus status : SagaStatus.values()) {
            ended += status.ended() ? sagas.list(status, Sagas.MAX_LIMIT).size() : 0;
        }
        return ended;
    }

    /** All of it in one process: the point of one registration does not touch the others. */
    private void die() throws IOException, InterruptedException {
        Path log = folder.resolve("dying.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                DyingUserApi.class.getName(),
                settingsOfTheDying().toString()));
        points.forEach(
                point -> command.addAll(List.of(point.username(), point.point().fullName())));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS))
                    .as("it dies; see %s", log)
                    .isTrue();
            assertThat(process.exitValue()).as("see %s", log).isEqualTo(DyingUserApi.EXIT_CODE);
        } finally {
            process.destroyForcibly();
        }
    }

    private Path settingsOfTheDying() throws IOException {
        Map<String, Object> settings = new HashMap<>(Platform.settings(folder, DATABASES));
        settings.put("shrike.registration.take-over", "1s");
        settings.put("shrike.messaging.saga.enabled", "false"); // the request's own thread runs it, nobody else
        settings.put("shrike.messaging.relay.enabled", "false");
        settings.put("shrike.messaging.subscribe.enabled", "false");
        settings.put("datasources.users.maximum-pool-size", "40"); // many are held inside a transaction
        Properties properties = new Properties();
        settings.forEach((name, value) -> properties.setProperty(name, value.toString()));
        Path file = folder.resolve("dying.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }
}
