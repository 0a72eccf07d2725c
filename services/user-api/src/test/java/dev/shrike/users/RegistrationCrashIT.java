package dev.shrike.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.saga.SagaStatus;
import dev.shrike.messaging.saga.SagaView;
import dev.shrike.messaging.saga.Sagas;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
        Map<String, Object> settings = DyingProcess.alone(Platform.settings(folder, DATABASES));
        settings.put("shrike.registration.take-over", "1s");
        List<String> arguments = new ArrayList<>();
        points.forEach(point ->
                arguments.addAll(List.of(point.username(), point.point().fullName())));
        DyingProcess.run(folder, DyingUserApi.class, settings, arguments);
    }
}
