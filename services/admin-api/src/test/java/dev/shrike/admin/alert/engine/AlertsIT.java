package dev.shrike.admin.alert.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.shrike.admin.AdminService;
import dev.shrike.admin.Http;
import dev.shrike.admin.alert.store.AlertStore;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.Server;
import dev.shrike.servers.ServerSettings;
import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that go away and come back, and who is told of it. */
class AlertsIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration WHILE = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final Pager pager = new Pager();
    private LocalServers servers;
    private AdminService admin;

    @BeforeEach
    void startAll() {
        mail.start();
        servers = LocalServers.open(ServerSettings.forTests(folder.resolve("servers")));
        servers.start(ready -> {}, Part.NATS, Part.POSTGRES);
        admin = start();
        await("leads").atMost(SOON).until(this::leads);
    }

    private AdminService start() {
        return AdminService.start(
                folder,
                servers,
                Map.of(
                        "shrike.operations.parts-interval", "500ms",
                        "shrike.alerts.interval", "500ms",
                        "shrike.alerts.group-wait", "1s",
                        "shrike.alerts.mail.to", "ana@birds.example",
                        "shrike.alerts.mail.port", mail.getSmtp().getPort(),
                        "shrike.alerts.webhook.url", pager.url(),
                        "shrike.alerts.webhook.secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    }

    @AfterEach
    void stop() {
        admin.close();
        servers.kill();
        pager.close();
        mail.stop();
    }

    @Test
    void people_are_told_once_that_nats_is_down_and_once_that_it_is_back() {
        Server nats = servers.natsServer();

        nats.stop();
        await("told that it is down").atMost(SOON).until(() -> subjects().size() == 1);
        assertThat(firing()).containsExactly("server-down {\"part\":\"nats\"}");
        await("and the page knows")
                .atMost(SOON)
                .until(() -> admin.admin()
                        .get("/admin/alerts")
                        .json()
                        .path("alerts")
                        .valueStream()
                        .anyMatch(alert -> alert.path("rule").asText().equals("server-down") && alert.has("told_at")));
        await("never twice").during(WHILE).atMost(SOON).until(() -> subjects().size() == 1);

        nats.start();
        await("told that it is back").atMost(SOON).until(() -> subjects().size() == 2);
        assertThat(firing()).isEmpty();

        nats.stop();
        await("shown again").atMost(SOON).until(() -> !firing().isEmpty());
        await("but not told within the cooldown")
                .during(WHILE)
                .atMost(SOON)
                .until(() -> subjects().size() == 2);

        assertThat(subjects())
                .containsExactly(
                        "[Shrike] Firing: server-down (part=nats)", "[Shrike] Resolved: server-down (part=nats)");
        assertThat(pager.calls)
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.header("Webhook-signature")).startsWith("v1,"));
        assertThat(pager.calls.get(0).body()).contains("alert.firing", "\"part\":\"nats\"");
        assertThat(pager.calls.get(1).body()).contains("alert.resolved");
        assertThat(history()).startsWith("firing", "resolved", "firing");
    }

    @Test
    void people_are_told_that_the_database_is_down_though_alerts_are_stored_there() {
        Server postgres = servers.postgresServer();

        postgres.stop();
        await("told that it is down").atMost(SOON).until(() -> subjects().size() == 1);
        assertThat(subjects()).containsExactly("[Shrike] Firing: server-down (part=postgres)");

        postgres.start();
        await("told that it is back")
                .atMost(SOON)
                .until(() -> subjects().contains("[Shrike] Resolved: server-down (part=postgres)"));
        await("the history is written down afterwards")
                .atMost(SOON)
                .until(() -> history().containsAll(List.of("firing", "resolved")));
    }

    @Test
    void a_silenced_alert_is_shown_and_nobody_is_told_and_a_rule_that_is_off_has_none() {
        Http http = admin.admin();
        http.post("/admin/alerts/silences", """
                {"rule": "server-down", "labels": {"part": "nats"}, "minutes": 60, "reason": "moving it"}""");
        String silence =
                http.get("/admin/alerts/silences").json().at("/silences/0/id").asText();

        servers.natsServer().stop();
        await("shown").atMost(SOON).until(() -> !firing().isEmpty());
        await("told nobody").during(WHILE).atMost(SOON).until(() -> subjects().isEmpty());

        http.delete("/admin/alerts/silences/" + silence);
        await("told after all").atMost(SOON).until(() -> subjects().size() == 1);
        http.put("/admin/alerts/rules/server-down", "{\"enabled\": false}");
        await("over").atMost(SOON).until(() -> firing().isEmpty());
    }

    @Test
    void one_instance_leads_and_gives_the_lead_up_when_it_ends() {
        AlertStore store = admin.bean(AlertStore.class);
        UUID other = UUID.randomUUID();

        assertThat(store.orders(other, Instant.now()).leads()).isFalse();
        admin.close();
        admin = start();

        await("long before the lease would have ended")
                .atMost(AlertStore.LEASE.dividedBy(2))
                .until(this::leads);
    }

    private boolean leads() {
        return admin.bean(AlertEngine.class).latest().isPresent();
    }

    private List<String> firing() {
        Http.Answer answer = admin.admin().get("/admin/alerts");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json()
                .path("alerts")
                .valueStream()
                .filter(alert -> alert.path("state").asText().equals("firing"))
                .map(alert -> alert.path("rule").asText() + " " + alert.path("labels"))
                .filter(alert -> alert.startsWith("server-down"))
                .toList();
    }

    private List<String> history() {
        return admin.admin()
                .get("/admin/alerts/history")
                .json()
                .path("changes")
                .valueStream()
                .filter(change -> change.path("rule").asText().equals("server-down"))
                .map(change -> change.path("state").asText())
                .toList();
    }

    private List<String> subjects() {
        return Arrays.stream(mail.getReceivedMessages())
                .map(message -> {
                    try {
                        assertThat(GreenMailUtil.getBody(message)).contains("server-down");
                        return message.getSubject();
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
