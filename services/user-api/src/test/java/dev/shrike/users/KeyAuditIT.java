package dev.shrike.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.rest.keys.KeySource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the vault's audit tells of who asked for whose keys. */
class KeyAuditIT {

    private static Platform platform;
    private static Http admin;

    private final UUID person = UUID.randomUUID();

    @BeforeAll
    static void start(@TempDir Path folder) {
        platform = new Platform(folder, "_audit", Map.of(), FaultInjection.NONE);
        admin = platform.admin();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void everyAnswerIsRecordedWithWhoAndWhatCameOfIt() {
        Http ticks = platform.service("tick-api");
        ticks.post(key("sighting"), null);
        ticks.get(key("sighting/1"));
        ticks.get(key("sighting/2"));
        ticks.post(key("profile"), null);
        platform.bean(PostgresVault.class).shred(person, UUID.randomUUID());
        ticks.get(key("sighting/1"));
        ticks.post(key("sighting"), null);

        assertThat(told("person=" + person))
                .containsExactly(
                        "tick-api seal sighting 0 erased",
                        "tick-api open sighting 1 erased",
                        "tick-api seal profile 0 refused",
                        "tick-api open sighting 2 unknown",
                        "tick-api open sighting 1 issued",
                        "tick-api seal sighting 1 issued");
    }

    @Test
    void equalQuestionsOfAMinuteAreOneEntryThatCounts() {
        Http ticks = platform.service("tick-api");
        ticks.post(key("sighting"), null);
        for (int i = 0; i < 5; i++) {
            ticks.get(key("sighting/1"));
        }

        List<JsonNode> entries = entries("person=" + person);
        assertThat(entries.stream()
                        .filter(it -> it.path("wanted").asText().equals("open"))
                        .mapToLong(it -> it.path("times").asLong())
                        .sum())
                .isEqualTo(5);
        assertThat(entries).hasSizeBetween(2, 3); // the minute may have changed meanwhile
        assertThat(entries)
                .allSatisfy(it -> assertThat(it.path("minute").asText()).endsWith(":00Z"));
    }

    @Test
    void servicesThatShareAProcessAskUnderTheirOwnNames() {
        String name = "ana" + UUID.randomUUID().toString().substring(0, 8);
        UUID ana = UUID.fromString(platform.http()
                .post("/users", RegistrationPoint.request(name))
                .json()
                .path("id")
                .asText());
        platform.login(name);

        assertThat(told("person=" + ana)).containsExactly("auth-api seal client 1 issued");
        assertThat(platform.events("user", ana, "login"))
                .allSatisfy(event -> assertThat(event.envelope().version())
                        .as("its client is sealed")
                        .isEqualTo("1.1"));
    }

    @Test
    void pagesShowEachEntryOnce() {
        Http ticks = platform.service("tick-api");
        for (int version = 1; version <= 5; version++) {
            ticks.get(key("sighting/" + version));
        }

        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = admin.get("/admin/keys/audit?limit=2&person=" + person + after)
                    .json();
            page.path("entries").forEach(it -> seen.add(it.path("version").asText()));
            after = page.hasNonNull("next") ? "&after=" + page.path("next").asText() : "";
        } while (!after.isEmpty() && seen.size() < 20);

        assertThat(seen).containsExactly("5", "4", "3", "2", "1");
        assertThat(told("service=notifier")).isEmpty();
        assertThat(admin.get("/admin/keys/audit?after=yesterday")).matches(it -> it.isProblem(400, "invalid-cursor"));
    }

    @Test
    void onlyAdminsSeeIt() {
        assertThat(platform.http().get("/admin/keys/audit").status()).isEqualTo(401);
        assertThat(platform.service("tick-api").get("/admin/keys/audit")).matches(it -> it.isProblem(403, "forbidden"));
    }

    @Test
    void whatIsRecordedIsNotRewritten() {
        platform.service("tick-api").get(key("sighting/1"));
        String where = " where person = '" + person + "'";

        for (String change : List.of("outcome = 'issued'", "service = 'nobody'", "times = 0", "minute = now()")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> platform.change("update vault.key_use set " + change + where))
                    .withMessageContaining("append-only");
        }
    }

    @Test
    void noKeyLeavesWithoutARecord() throws Exception {
        platform.service("tick-api").post(key("sighting"), null);
        platform.change("alter table vault.key_use rename to key_use_away");
        try {
            assertThat(platform.service("tick-api").get(key("sighting/1")).status())
                    .isGreaterThanOrEqualTo(500);
            assertThat(platform.bean(KeySource.class).of("tick-api").find(person, "sighting", 1))
                    .isInstanceOf(KeyAnswer.Unavailable.class);
            assertThat(platform.service("tick-api")
                            .post(key("sighting"), null)
                            .response()
                            .body())
                    .doesNotContain("fingerprint");
        } finally {
            platform.change("alter table vault.key_use_away rename to key_use");
        }
        assertThat(platform.service("tick-api").get(key("sighting/1")).status()).isEqualTo(200);
    }

    @Test
    void aVaultThatFailsIsAnOutageOfWhichNothingIsRecorded() throws Exception {
        platform.change("alter table vault.data_key rename to data_key_away");
        try {
            assertThat(platform.service("tick-api").get(key("sighting/1")))
                    .matches(it -> it.isProblem(503, "unavailable"));
            assertThat(platform.service("tick-api").post(key("sighting"), null))
                    .matches(it -> it.isProblem(503, "unavailable"));
        } finally {
            platform.change("alter table vault.data_key_away rename to data_key");
        }
        assertThat(told("person=" + person)).isEmpty();
    }

    private String key(String path) {
        return "/internal/keys/" + person + "/" + path;
    }

    private static List<String> told(String filter) {
        return entries(filter).stream()
                .map(it -> "%s %s %s %s %s"
                        .formatted(
                                it.path("service").asText(),
                                it.path("wanted").asText(),
                                it.path("purpose").asText(),
                                it.path("version").asText(),
                                it.path("outcome").asText()))
                .toList();
    }

    private static List<JsonNode> entries(String filter) {
        List<JsonNode> entries = new ArrayList<>();
        admin.get("/admin/keys/audit?" + filter).json().path("entries").forEach(entries::add);
        return entries;
    }
}
