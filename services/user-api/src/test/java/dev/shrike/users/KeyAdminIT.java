package dev.shrike.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.messaging.fault.FaultInjection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyAdminIT {

    @TempDir
    private static Path folder;

    private static Platform platform;
    private static Http admin;

    private final UUID person = UUID.randomUUID();

    @BeforeAll
    static void start() {
        platform = new Platform(
                folder,
                "_key_admin",
                Map.of("shrike.kek.grace", "0s", "shrike.kek.epoch", "PT0S"),
                FaultInjection.NONE);
        admin = platform.admin();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void anotherKeyEncryptionKeyTakesOverAndTheOldOneIsDestroyed() {
        JsonNode key = platform.service().post(path(), "").json();
        String old = current();

        Http.Answer accepted = admin.post("/admin/keys/rotation", "{}");

        assertThat(accepted.status()).isEqualTo(202);
        within().until(() -> state(old).equals("destroyed"));
        assertThat(current()).isNotEqualTo(old);
        JsonNode now = admin.get("/admin/keys").json();
        assertThat(now.path("keys_to_wrap").asInt()).isZero();
        assertThat(platform.service().get(path() + "/1").json()).isEqualTo(key);
        assertThat(now.toString()).doesNotContain(key.path("key").asText());
    }

    @Test
    void aNewVersionOfAPersonsKeySealsAndTheOlderOneStaysReadable() {
        JsonNode first = platform.service().post(path(), "").json();

        Http.Answer rotated = admin.post("/admin/keys/" + person + "/sighting/rotation", "{}");

        assertThat(rotated.status()).isEqualTo(200);
        assertThat(rotated.json().path("version").asInt()).isEqualTo(2);
        assertThat(rotated.json().has("key")).isFalse();
        assertThat(platform.service().post(path(), "").json().path("version").asInt())
                .isEqualTo(2);
        assertThat(platform.service().get(path() + "/1").json()).isEqualTo(first);
    }

    @Test
    void anErasedPersonGetsNoNewVersion() {
        platform.bean(PostgresVault.class).shred(person, UUID.randomUUID());

        assertThat(admin.post("/admin/keys/" + person + "/sighting/rotation", "{}"))
                .matches(it -> it.isProblem(410, "gone"));
    }

    @Test
    void aKeyThatLivingKeysNeedIsNotBelievedToBeDestroyed() {
        platform.service().post(path(), "");

        assertThat(admin.post("/admin/keys/destructions", "{\"kek_id\": \"" + current() + "\"}"))
                .matches(it -> it.isProblem(409, "not-closed"));
        assertThat(admin.post("/admin/keys/destructions", "{}")).matches(it -> it.isProblem(400, "validation"));
    }

    @Test
    void onlyAdminsLookAfterKeys() {
        assertThat(platform.service().get("/admin/keys")).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(platform.service().post("/admin/keys/rotation", "{}")).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(platform.http().post("/admin/keys/rotation", "{}")).matches(it -> it.isProblem(401, "unauthorized"));
        assertThat(admin.post("/admin/keys/" + person + "/Not-A-Word/rotation", "{}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void healthSaysThatVaultAndKeyEncryptionKeyAreLookedAfter() {
        within().untilAsserted(() -> {
            JsonNode parts = platform.http().get("/health").json().path("details");
            assertThat(parts.path("vault").path("status").asText()).isEqualTo("UP");
            assertThat(parts.path("kek").path("status").asText()).isEqualTo("UP");
        });
    }

    private String path() {
        return "/internal/keys/" + person + "/sighting";
    }

    private static String current() {
        for (JsonNode epoch : admin.get("/admin/keys").json().path("epochs")) {
            if (epoch.path("state").asText().equals("current")) {
                return epoch.path("kek_id").asText();
            }
        }
        throw new AssertionError("No current key");
    }

    private static String state(String kekId) {
        for (JsonNode epoch : admin.get("/admin/keys").json().path("epochs")) {
            if (epoch.path("kek_id").asText().equals(kekId)) {
                return epoch.path("state").asText();
            }
        }
        return "unknown";
    }

    private static ConditionFactory within() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }
}
