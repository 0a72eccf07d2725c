package dev.shrike.rest.eviction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.messaging.MessagingHealth;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.rest.keys.ServiceKeys;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import io.micronaut.health.HealthStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes over one vault and a NATS of their own. */
class EvictionFeedIT {

    private static final SharedVault VAULT = new SharedVault();

    private static LocalServers servers;
    private static KeyProcess first;
    private static KeyProcess second;

    private final UUID person = UUID.randomUUID();

    @BeforeAll
    static void start(@TempDir Path folder) {
        servers = LocalServers.open(ServerSettings.forTests(folder));
        servers.start(ready -> {}, Part.NATS);
        first = new KeyProcess(servers.nats(), VAULT);
        second = new KeyProcess(servers.nats(), VAULT);
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
        servers.kill();
    }

    @BeforeEach
    void everybodyHears() {
        servers.natsServer().start();
        first.awaitOpen();
        second.awaitOpen();
    }

    @Test
    void aBroadcastReachesEveryProcessAtOnce() {
        first.keys().provision(person, "sighting");
        second.keys().provision(person, "sighting");
        VAULT.erase(person);
        assertThat(second.opens(person))
                .as("its cache keeps a key for a minute")
                .isTrue();

        first.bean(KeyEvictions.class).evictEverywhere(person);

        assertThat(first.opens(person)).isFalse();
        within(Duration.ofMillis(200)).until(() -> !second.opens(person));
        assertThat(second.keys().find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
    }

    @Test
    void anErasureThatNobodyBroadcastsIsHeardByItsEventInEveryProcess() {
        first.keys().provision(person, "sighting");
        second.keys().provision(person, "sighting");
        VAULT.erase(person);

        first.bean(EventPublisher.class).publish(event("shredded"));

        within(Duration.ofSeconds(2)).until(() -> !first.opens(person) && !second.opens(person));
    }

    @Test
    void anEventThatDestroysNoKeysEvictsNobody() {
        UUID sign = UUID.randomUUID();
        second.keys().provision(person, "sighting");
        second.keys().provision(sign, "sighting");
        VAULT.erase(sign);

        first.bean(EventPublisher.class).publish(event("export"));
        first.bean(EventPublisher.class).publish(event("delete", sign));

        within(Duration.ofSeconds(2)).until(() -> !second.opens(sign));
        long before = VAULT.questions();
        assertThat(second.opens(person)).isTrue();
        assertThat(VAULT.questions()).isEqualTo(before);
    }

    @Test
    void aMessageThatNamesNobodyIsPassedOver() {
        second.keys().provision(person, "sighting");
        first.bean(NatsConnection.class)
                .connection()
                .publish(EvictionMessage.SUBJECT, "everybody".getBytes(StandardCharsets.US_ASCII));
        VAULT.erase(person);

        first.bean(KeyEvictions.class).evictEverywhere(person);

        within(Duration.ofMillis(200)).until(() -> !second.opens(person));
        assertThat(second.bean(ServiceKeys.class).isOpen()).isTrue();
    }

    @Test
    void whileNatsIsAwayKeysAreServedAndNotKeptAndAfterwardsNothingIsLeftFromBefore() {
        second.keys().provision(person, "sighting");
        long closings = second.keys().counts().closings();

        servers.natsServer().kill();

        within(Duration.ofSeconds(1))
                .until(() -> !second.bean(ServiceKeys.class).isOpen());
        assertThat(second.health()).isEqualTo(MessagingHealth.DEGRADED);
        long before = VAULT.questions();
        assertThat(second.opens(person)).isTrue();
        assertThat(second.opens(person)).isTrue();
        assertThat(VAULT.questions()).isEqualTo(before + 2);

        VAULT.erase(person);
        servers.natsServer().start();
        second.awaitOpen();

        assertThat(second.opens(person)).isFalse();
        assertThat(second.health()).isEqualTo(HealthStatus.UP);
        assertThat(second.keys().counts().closings()).isGreaterThan(closings);
    }

    @Test
    void aNatsThatFallsSilentIsNoticedSoon() throws Exception {
        second.keys().provision(person, "sighting");
        signal("STOP");
        try {
            within(Duration.ofSeconds(2))
                    .until(() -> !second.bean(ServiceKeys.class).isOpen());
            VAULT.erase(person);
            assertThat(second.opens(person)).isFalse();
        } finally {
            signal("CONT");
        }
        second.awaitOpen();
    }

    @Test
    void anEvictionThatNatsDoesNotTakeIsToldAndHoldsInThisProcess() {
        first.keys().provision(person, "sighting");
        servers.natsServer().kill();
        within(Duration.ofSeconds(5))
                .until(() -> !first.bean(NatsConnection.class).connected());
        VAULT.erase(person);

        assertThatExceptionOfType(NatsUnavailableException.class)
                .isThrownBy(() -> first.bean(KeyEvictions.class).evictEverywhere(person));
        assertThat(first.opens(person)).isFalse();
    }

    @Test
    void aProcessThatStartsWithoutNatsServesKeysAndKeepsNone() {
        servers.natsServer().kill();
        try (KeyProcess third = new KeyProcess(servers.nats(), VAULT)) {
            third.keys().provision(person, "sighting");
            long before = VAULT.questions();
            assertThat(third.opens(person)).isTrue();
            assertThat(third.opens(person)).isTrue();
            assertThat(VAULT.questions()).isEqualTo(before + 2);
            assertThat(third.health()).isEqualTo(MessagingHealth.DEGRADED);

            servers.natsServer().start();
            third.awaitOpen();
        }
    }

    /** To the NATS server of this test. */
    private static void signal(String name) throws IOException, InterruptedException {
        long pid = servers.natsServer().status().pid().orElseThrow();
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    private Gdpr event(String type) {
        return event(type, person);
    }

    private static Gdpr event(String type, UUID about) {
        return Gdpr.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType(type)
                .setVersion("1.1")
                .setData(GdprData.newBuilder()
                        .setUser(new User(about.toString()))
                        .build())
                .setMetadata(Metadata.newBuilder()
                        .setSource("test")
                        .setTime(Instant.now().truncatedTo(ChronoUnit.MICROS))
                        .build())
                .build();
    }

    private static ConditionFactory within(Duration time) {
        return Awaitility.await().atMost(time).pollInterval(Duration.ofMillis(5));
    }
}
