package dev.shrike.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.saga.SagaPoint;
import dev.shrike.messaging.saga.SagaPoint.Place;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Kills user-api while an erasure stands at every point of its saga; another process completes each, and nothing is counted twice. */
class ErasureCrashIT {
    private static final String DATABASES = "_erasure_crash";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> STEPS = List.of(
            "take-probe",
            "shred",
            "evict-keys",
            "import-certificates",
            "certify",
            "await-participants",
            "count-messages",
            "purge-messages",
            "verify",
            "complete");
    private static final List<Place> PLACES =
            List.of(Place.BEFORE_ACTION, Place.AFTER_ACTION, Place.BEFORE_DONE, Place.DONE);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    /** A ledger of its own: what other tests erased is none of this one's. */
    @TempDir
    private static Path natsFolder;

    private static LocalServers servers;

    private final Map<String, UUID> people = new LinkedHashMap<>();

    @BeforeAll
    static void startNats() {
        servers = LocalServers.open(ServerSettings.forTests(natsFolder));
        servers.start(_ -> {}, Part.NATS);
    }

    @AfterAll
    static void stopNats() {
        servers.kill();
    }

    @Test
    void everyErasureIsCompletedWhereverItsProcessDies() throws Exception {
        String token = registerSomebodyForEachPoint();
        for (List<String> together : groups()) {
            die(token, together);
        }
        try (Platform platform = platform(Map.of("shrike.messaging.saga.poll", "100ms"))) {
            await("all are completed").atMost(PATIENCE).until(() -> completed(platform) == people.size());

            for (Map.Entry<String, UUID> one : people.entrySet()) {
                assertErased(platform, one.getKey(), one.getValue());
            }
        }
    }

    private static void assertErased(Platform platform, String point, UUID person) throws Exception {
        assertThat(platform.count(
                        "select count(*) from vault.data_key where state = 'active' and subject = '" + person + "'"))
                .as(point)
                .isZero();
        assertThat(platform.count("select count(*) from app_user where id = '" + person + "'"))
                .as(point)
                .isZero();
        assertThat(platform.count(
                        "select count(*) from erasure where state = 'completed' and person = '" + person + "'"))
                .as(point)
                .isEqualTo(1);
        assertThat(platform.count("select count(*) from erasure_participant p join erasure e on e.id = p.erasure_id"
                        + " where p.participant = 'user-api' and p.evidence like '%\"accounts\":1%' and e.person = '"
                        + person + "'"))
                .as(point)
                .isEqualTo(1);
        await("the ledger is told at " + point)
                .atMost(PATIENCE)
                .until(() -> platform.events("gdpr", person, "completed").size() >= 2);
        for (String type : List.of("delete", "shredded")) {
            assertThat(platform.events("gdpr", person, type))
                    .as(type + " at " + point)
                    .hasSize(1);
        }
        assertThat(platform.events("gdpr", person, "completed"))
                .as("certified and completed at " + point)
                .extracting(stored -> ((Gdpr) stored.event()).getData().getParticipant())
                .containsExactly("certificates", "user-api");
        assertThat(platform.count(
                        "select count(*) from certificate c join erasure e on e.id = c.erasure_id where e.person = '"
                                + person + "'"))
                .as(point)
                .isEqualTo(1);
        await("answers at " + point) // user-api's own is in its table before it is published
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(platform.events("gdpr", person, "erased"))
                        .extracting(stored -> ((Gdpr) stored.event()).getData().getParticipant())
                        .containsExactlyInAnyOrder("auth-api", "user-api"));
        assertThat(platform.count("select count(*) from erasure_participant p join erasure e on e.id = p.erasure_id"
                        + " where p.participant = 'jetstream' and p.evidence like '%\"USER\":%' and e.person = '"
                        + person + "'"))
                .as("messages purged at " + point)
                .isEqualTo(1);
        assertThat(platform.events("user", person, "created")).as(point).isEmpty();
    }

    private long completed(Platform platform) throws SQLException {
        String ids = people.values().stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
        return platform.count("select count(*) from erasure where state = 'completed' and person in (" + ids + ")");
    }

    /** An administrator's token. */
    private String registerSomebodyForEachPoint() throws Exception {
        try (Platform platform = platform(Map.of())) {
            for (List<String> together : groups()) {
                for (String point : together) {
                    String name = "somebody-" + people.size();
                    Http.Answer registered = platform.http().post("/users", RegistrationPoint.request(name));
                    people.put(
                            point, UUID.fromString(registered.json().path("id").asText()));
                }
            }
            await("what others left in the ledger is honoured")
                    .atMost(PATIENCE)
                    .until(() -> platform.count("select count(*) from erasure where state <> 'completed'") == 0);
            return platform.admin().token();
        }
    }

    /**
     * Points that erasures of one process may stand at together. Inside of certify an erasure holds the end of the chain of
     * certificates, which others want: it comes last in its process.
     */
    private static List<List<String>> groups() {
        List<String> together = new ArrayList<>();
        for (String step : STEPS) {
            PLACES.forEach(place -> together.add(new SagaPoint(place, step).fullName()));
        }
        String holding = new SagaPoint(Place.AFTER_ACTION, "certify").fullName();
        String written = new SagaPoint(Place.BEFORE_DONE, "certify").fullName();
        together.remove(holding);
        together.remove(written);
        together.add(holding);
        return List.of(together, List.of(written));
    }

    private Platform platform(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("shrike.erasure.participants", "auth-api,user-api");
        settings.put("shrike.nats.url", servers.nats().toString());
        return new Platform(folder, DATABASES, settings, FaultInjection.NONE);
    }

    /** All of a group in one process: the point of one erasure does not touch the others. */
    private void die(String token, List<String> points) throws IOException, InterruptedException {
        Map<String, Object> settings = new HashMap<>(Platform.settings(folder, DATABASES));
        settings.put("shrike.erasure.participants", "auth-api,user-api");
        settings.put("shrike.nats.url", servers.nats().toString());
        settings.put("shrike.messaging.saga.threads", "64"); // each that stands takes one
        settings.put("shrike.messaging.saga.poll", "100ms");
        settings.put("datasources.users.maximum-pool-size", "40"); // some are held inside a transaction
        List<String> arguments = new ArrayList<>(List.of(token));
        points.forEach(point -> arguments.addAll(List.of(people.get(point).toString(), point)));
        DyingProcess.run(folder, DyingErasures.class, settings, arguments);
    }
}
