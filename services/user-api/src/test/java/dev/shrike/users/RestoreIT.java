package dev.shrike.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gdpr.scan.Finding;
import dev.shrike.gdpr.scan.ScanListener;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.messaging.streams.StreamProvisioner;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import dev.shrike.users.verification.VerificationScan;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups are restored, of the database and of the ledger, and nobody comes back. */
class RestoreIT {

    @TempDir
    private static Path natsFolder;

    private static LocalServers servers;

    @TempDir
    private Path folder;

    private final String database =
            "_restore_" + UUID.randomUUID().toString().substring(0, 8).replace('-', '_');
    private final Backup users = new Backup("users" + database);
    private final String name = "ana-" + UUID.randomUUID();

    @BeforeAll
    static void startServers() {
        Brokers.shared(Part.POSTGRES);
        servers = LocalServers.open(ServerSettings.forTests(natsFolder));
    }

    @AfterAll
    static void stopServers() {
        servers.kill();
    }

    @BeforeEach
    void startNats() {
        if (!servers.natsServer().running()) {
            servers.start(_ -> {}, Part.NATS);
        }
    }

    @Test
    void aDatabaseFromBeforeTheErasureIsClosedUntilTheReplayAndThenBringsNobodyBack() throws Exception {
        UUID person;
        String erasure;
        try (Platform platform = platform()) {
            person = register(platform);
        }
        users.save();
        try (Platform platform = platform()) {
            erasure = erase(platform, person);
        }
        users.restore();
        servers.natsServer().stop();

        try (Platform platform = platform("shrike.ledger.start-wait", "0s")) {
            assertThat(platform.count("select count(*) from vault.data_key where state = 'active' and subject = '"
                            + person + "'"))
                    .isOne();
            within().until(() -> vault(platform).path("reason").asText().contains("No connection to NATS"));
            assertThat(health(platform)).isEqualTo("DEGRADED");
            Http.Answer closed = key(platform, person);
            assertThat(closed).matches(it -> it.isProblem(503, "unavailable"));
            assertThat(closed.json().path("detail").asText()).contains("ledger of erasures is not replayed yet");

            servers.natsServer().start();

            within().untilAsserted(() -> assertThat(key(platform, person)).matches(it -> it.isProblem(410, "gone")));
            assertThat(platform.count("select count(*) from vault.data_key where state = 'active' and subject = '"
                            + person + "'"))
                    .isZero();
            assertThat(platform.count("select count(*) from vault.erased_person where person = '" + person
                            + "' and erasure_id = '" + erasure + "'"))
                    .isOne();
            within().until(() -> health(platform).equals("UP"));
        }
    }

    @Test
    void aKeyThatSomebodyPutsBackWithTheFenceRemovedIsRefusedAndDestroyedAtTheNextStart() throws Exception {
        UUID person;
        try (Platform platform = platform()) {
            person = register(platform);
            platform.change("create table saved as select * from vault.data_key");
            erase(platform, person);

            platform.change("delete from vault.erased_person where person = '" + person + "'");
            platform.change("update vault.person set fenced = false where person = '" + person + "'");
            platform.change("update vault.data_key k set state = 'active', destroyed_at = null,"
                    + " wrapped_dek = saved.wrapped_dek from saved where saved.subject = k.subject and"
                    + " saved.purpose = k.purpose and k.subject = '" + person + "'");

            within().untilAsserted(() -> assertThat(key(platform, person)).matches(it -> it.isProblem(410, "gone")));
            assertThat(counted(platform, "shrike.vault.alarm")).isPositive();
            assertThat(platform.bean(VerificationScan.class)
                            .scan(person, Optional.empty(), ScanListener.NONE)
                            .findings())
                    .extracting(Finding::kind)
                    .as("what a verification says of it")
                    .containsExactlyInAnyOrder(Finding.Kind.LIVING_KEY, Finding.Kind.FENCE_REMOVED);
        }
        try (Platform platform = platform()) {
            assertThat(key(platform, person)).matches(it -> it.isProblem(410, "gone"));
            assertThat(platform.count(
                            "select count(*) from vault.data_key where wrapped_dek is not null and subject = '" + person
                                    + "'"))
                    .isZero();
            assertThat(counted(platform, "shrike.ledger.honoured")).isEqualTo(1);
            assertThat(counted(platform, "shrike.vault.alarm")).isZero();
        }
    }

    @Test
    void whileNatsIsAwayAtTheStartNoKeyIsGivenAndNobodyIsCalledErased() throws Exception {
        UUID erased;
        UUID living;
        try (Platform platform = platform()) {
            erased = register(platform);
            erase(platform, erased);
            living = id(register(platform, "other-" + name));
        }
        servers.natsServer().stop();

        try (Platform platform = platform("shrike.ledger.start-wait", "0s")) {
            for (UUID person : List.of(erased, living)) {
                assertThat(key(platform, person)).matches(it -> it.isProblem(503, "unavailable"));
                assertThat(platform.service().post("/internal/keys/" + person + "/profile", ""))
                        .matches(it -> it.isProblem(503, "unavailable"));
            }

            servers.natsServer().start();

            within().until(() -> key(platform, living).status() == 200);
            assertThat(key(platform, erased).status()).isEqualTo(410);
            servers.natsServer().stop();
            within().until(() -> health(platform).equals("DEGRADED"));
            assertThat(key(platform, living).status()).isEqualTo(200);
        }
    }

    @Test
    void aLedgerThatWasRolledBackGetsItsErasuresAgain() throws Exception {
        UUID person;
        List<StoredEvent> before;
        Path store = natsFolder.resolve("nats");
        try (Platform platform = platform()) {
            person = register(platform);
        }
        servers.natsServer().stop();
        Backup.copy(store, folder.resolve("nats-backup"));
        servers.natsServer().start();
        try (Platform platform = platform()) {
            erase(platform, person);
            before = ledger(platform, person);
            long sequence = before.getLast().sequence();
            within().until(() -> platform.count("select sequence from vault.ledger_position") >= sequence);
        }
        servers.natsServer().stop();
        Backup.delete(store);
        Backup.copy(folder.resolve("nats-backup"), store);
        servers.natsServer().start();

        try (Platform platform = platform()) {
            within().until(() -> ledger(platform, person).size() == 2);
            assertSame(ledger(platform, person), before);
            assertThat(counted(platform, "shrike.ledger.changed")).isEqualTo(1);
            assertThat(counted(platform, "shrike.ledger.republished")).isPositive();
            assertThat(key(platform, person).status()).isEqualTo(410);
        }
        try (Platform platform = platform()) {
            assertThat(counted(platform, "shrike.ledger.changed")).isZero();
        }
    }

    @Test
    void aLedgerThatIsMadeAnewUnderARunningVaultGetsItsErasuresAgain() throws Exception {
        try (Platform platform = platform()) {
            UUID person = register(platform);
            erase(platform, person);
            List<StoredEvent> before = ledger(platform, person);
            within().until(() ->
                    vault(platform).path("ledger").asLong() >= before.getLast().sequence());

            String stream = before.getFirst().stream();
            platform.bean(NatsConnection.class).management().deleteStream(stream);
            platform.bean(StreamProvisioner.class).provision();

            within().until(() -> ledger(platform, person).size() == 2);
            assertSame(ledger(platform, person), before);
            assertThat(counted(platform, "shrike.ledger.changed")).isPositive();
            assertThat(key(platform, person).status()).isEqualTo(410);
        }
    }

    /** Ids and contents; times of the first publication are lost. */
    private static void assertSame(List<StoredEvent> events, List<StoredEvent> before) {
        assertThat(events)
                .extracting(it -> it.envelope().id())
                .containsExactlyElementsOf(
                        before.stream().map(it -> it.envelope().id()).toList());
        assertThat(((Gdpr) events.getLast().event()).getData())
                .isEqualTo(((Gdpr) before.getLast().event()).getData());
    }

    private Platform platform(Object... more) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("shrike.nats.url", servers.nats().toString());
        settings.put("shrike.ledger.poll", "100ms");
        settings.put("shrike.ledger.retry", "500ms");
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i].toString(), more[i + 1]);
        }
        return new Platform(folder, database, settings, FaultInjection.NONE);
    }

    private UUID register(Platform platform) {
        return id(register(platform, name));
    }

    private static Http.Answer register(Platform platform, String name) {
        return platform.http().post("/users", """
                {"username": "%s", "email": "%s@example.org", "display_name": "Ana", "password": "%s"}""".formatted(name, name, Platform.PASSWORD));
    }

    /** Returns the erasure's id, once the ledger has it and this service has heard its own order: it fences the person again. */
    private String erase(Platform platform, UUID person) {
        Http.Answer accepted = platform.login(name).send("DELETE", "/users/" + person, null);
        assertThat(accepted.status()).isEqualTo(202);
        within().until(() -> ledger(platform, person).size() == 2);
        UUID order = ledger(platform, person).getFirst().envelope().id();
        within().until(() -> platform.count(
                        "select count(*) from inbox where handler = 'users-erasure' and event_id = '" + order + "'")
                == 1);
        return accepted.json().path("id").asText();
    }

    private static List<StoredEvent> ledger(Platform platform, UUID person) {
        return Stream.of("delete", "shredded")
                .flatMap(type -> platform.events("gdpr", person, type).stream())
                .toList();
    }

    private static Http.Answer key(Platform platform, UUID person) {
        return platform.service().get("/internal/keys/" + person + "/profile/1");
    }

    private static JsonNode vault(Platform platform) {
        return platform.http()
                .get("/health")
                .json()
                .path("details")
                .path("vault")
                .path("details");
    }

    private static String health(Platform platform) {
        return platform.http()
                .get("/health")
                .json()
                .path("details")
                .path("vault")
                .path("status")
                .asText();
    }

    private static double counted(Platform platform, String counter) {
        return platform.bean(MeterRegistry.class).find(counter).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static UUID id(Http.Answer answer) {
        return UUID.fromString(answer.json().path("id").asText());
    }

    private static ConditionFactory within() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions();
    }
}
