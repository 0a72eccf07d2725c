package dev.shrike.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.rest.eviction.KeyEvictions;
import dev.shrike.rest.keys.ServiceKeys;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes with caches of a minute over one user-api, and a NATS that can be stopped. */
class KeyEvictionIT {

    private static LocalServers servers;
    private static Platform users;
    private static Platform other;

    private final UUID person = UUID.randomUUID();

    @BeforeAll
    static void start(@TempDir Path folder) {
        servers = LocalServers.open(ServerSettings.forTests(folder.resolve("nats")));
        servers.start(ready -> {}, Part.NATS);
        Map<String, Object> settings = new HashMap<>(Map.of(
                "shrike.nats.url", servers.nats().toString(),
                "shrike.nats.reconnect-wait", "100ms",
                "shrike.keys.cache", "60s"));
        users = new Platform(folder, "_eviction", settings, FaultInjection.NONE);
        settings.put("shrike.users.url", users.address().toString());
        other = new Platform(folder, "_eviction", settings, FaultInjection.NONE);
    }

    @AfterAll
    static void stop() {
        other.close();
        users.close();
        servers.kill();
    }

    @BeforeEach
    void bothHear() {
        servers.natsServer().start();
        within(Duration.ofSeconds(30)).until(() -> isOpen(users) && isOpen(other));
    }

    @Test
    void whoIsErasedInOneProcessCannotBeOpenedInTheOther() {
        keys(other).provision(person, "sighting");
        assertThat(opens(other)).isTrue();

        users.bean(PostgresVault.class).shred(person, UUID.randomUUID());
        assertThat(opens(other)).as("it keeps the key for a minute").isTrue();
        users.bean(KeyEvictions.class).evictEverywhere(person);

        within(Duration.ofMillis(200)).until(() -> !opens(other));
        assertThat(keys(other).find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
    }

    @Test
    void anErasureThatIsAskedForReachesTheOtherByItsEvents() {
        String name = "bruno" + UUID.randomUUID().toString().substring(0, 8);
        UUID bruno = UUID.fromString(users.http()
                .post("/users", RegistrationPoint.request(name))
                .json()
                .path("id")
                .asText());
        keys(other).provision(bruno, "sighting");

        assertThat(users.login(name).send("DELETE", "/users/" + bruno, null).status())
                .isEqualTo(202);

        within(Duration.ofSeconds(5)).until(() -> keys(other).find(bruno, "sighting", 1) instanceof KeyAnswer.Erased);
    }

    @Test
    void withoutNatsKeysAreServedAndAnErasureHoldsAtOnce() {
        keys(other).provision(person, "sighting");
        servers.natsServer().kill();
        within(Duration.ofSeconds(2)).until(() -> !isOpen(other));

        assertThat(opens(other)).isTrue();
        users.bean(PostgresVault.class).shred(person, UUID.randomUUID());

        assertThat(keys(other).find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
    }

    private boolean opens(Platform process) {
        return keys(process).find(person, "sighting", 1) instanceof KeyAnswer.Found;
    }

    private static DataKeys keys(Platform process) {
        return process.bean(ServiceKeys.class).keys("tick-api");
    }

    private static boolean isOpen(Platform process) {
        return process.bean(ServiceKeys.class).isOpen();
    }

    private static ConditionFactory within(Duration time) {
        return Awaitility.await().atMost(time).pollInterval(Duration.ofMillis(5));
    }
}
