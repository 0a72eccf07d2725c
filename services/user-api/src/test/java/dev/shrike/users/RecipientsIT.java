package dev.shrike.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.users.Http.Answer;
import dev.shrike.users.WebhookServer.Call;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipientsIT {

    private static final String SECRET = "a secret of thirty-two characters";

    @TempDir
    private static Path folder;

    private static Platform platform;
    private static WebhookServer webhooks;
    private static Http admin;

    private final String recipient = "r-" + UUID.randomUUID();
    private final String path = "/" + recipient;
    private final String name = "ana-" + UUID.randomUUID();
    private UUID person;
    private Http ana;

    @BeforeAll
    static void start() {
        platform = new Platform(
                folder,
                "_recipients",
                Map.of(
                        "shrike.recipients.plain-http",
                        true,
                        "shrike.recipients.private-addresses",
                        true,
                        "shrike.recipients.timeout",
                        "1s",
                        "shrike.recipients.poll-interval",
                        "100ms"),
                FaultInjection.NONE);
        webhooks = new WebhookServer();
        admin = platform.admin();
    }

    @AfterAll
    static void stop() {
        platform.close();
        webhooks.close();
    }

    @BeforeEach
    void register() {
        person = UUID.fromString(platform.http()
                .post("/users", """
                        {"username": "%s", "email": "%s@example.org", "display_name": "Ana", "password": "%s"}""".formatted(name, name, Platform.PASSWORD))
                .json()
                .path("id")
                .asText());
        ana = platform.login(name);
    }

    @AfterEach
    void remove() {
        admin.send("DELETE", "/gdpr/recipients/" + recipient, null);
    }

    @Test
    void aRecipientIsToldOfAnErasureInASignedMessageWithoutAnythingPersonal() throws Exception {
        assertThat(put("erased").status()).isEqualTo(201);

        ana.send("DELETE", "/users/" + person, null);

        within().until(() -> delivery().path("state").asText().equals("delivered"));
        Call call = webhooks.calls(path).getFirst();
        JsonNode event = new ObjectMapper().readTree(call.body());
        assertThat(event.path("type").asText()).isEqualTo("shredded");
        assertThat(event.path("data").path("user").path("id").asText()).isEqualTo(person.toString());
        assertThat(call.body()).doesNotContain(name, "Ana");
        assertThat(call.type()).isEqualTo("application/json");
        assertThat(call.delivery()).isEqualTo(delivery().path("id").asText());
        assertSigned(call);
        assertThat(admin.get("/gdpr/recipients/deliveries?state=delivered&person=" + person)
                        .json()
                        .path("deliveries"))
                .hasSize(1);
    }

    @Test
    void aRecipientIsToldWhichFieldsWereCorrectedAndNotToWhat() {
        put("rectified");

        ana.send("PATCH", "/users/" + person, "{\"display_name\": \"Ana P\\u00e9rez\"}");

        within().until(() -> webhooks.calls(path).size() == 1);
        assertThat(webhooks.calls(path).getFirst().body())
                .contains("rectify", "display_name")
                .doesNotContain("P\u00e9rez");
    }

    @Test
    void restrictionsAreToldInTheirOrderAlsoWhenTheFirstTakesLonger() throws Exception {
        put("restricted");
        webhooks.answers(path, 503);
        ana.send("PUT", "/gdpr/restrictions/" + person, "{\"ground\": \"accuracy_contested\"}");
        within().until(() -> !delivery().path("failure").asText().isEmpty());
        ana.send("DELETE", "/gdpr/restrictions/" + person, null);
        within().until(() -> deliveries().size() == 2);
        assertThat(delivery().path("failure").asText()).isEqualTo("answered 503");
        assertThat(deliveries().path(1).path("attempts").asInt()).isZero();

        webhooks.answers(path, 204);
        hurry();

        within().until(() -> {
            hurry();
            return deliveries().findValuesAsText("state").equals(List.of("delivered", "delivered"));
        });
        List<Call> taken = webhooks.calls(path);
        assertThat(taken.getLast().body()).contains("false");
        assertThat(taken.subList(0, taken.size() - 1))
                .allMatch(call -> call.body().contains("true"));
    }

    @Test
    void aRedirectIsNotFollowed() {
        put("restricted");
        webhooks.answers(path, 307);

        ana.send("PUT", "/gdpr/restrictions/" + person, "{\"ground\": \"accuracy_contested\"}");

        within().until(() -> delivery().path("failure").asText().contains("307, a redirect"));
        assertThat(webhooks.calls("/trap")).isEmpty();
        assertThat(delivery().path("state").asText()).isEqualTo("queued");
    }

    @Test
    void aRecipientThatDoesNotAnswerHoldsUpNobodyElse() {
        put("restricted");
        webhooks.answers(path, WebhookServer.NOTHING);
        String other = "other-" + recipient;
        put(other, webhooks.url("/" + other), "restricted");

        ana.send("PUT", "/gdpr/restrictions/" + person, "{\"ground\": \"accuracy_contested\"}");

        within().until(() -> webhooks.calls("/" + other).size() == 1);
        within().until(() -> deliveries().toString().contains("did not answer within 1 s"));
        admin.send("DELETE", "/gdpr/recipients/" + other, null);
    }

    @Test
    void whatIsTriedInVainForADayFailsIsSeenAndCanBeTriedAgain() throws Exception {
        put("restricted");
        webhooks.answers(path, 500);
        ana.send("PUT", "/gdpr/restrictions/" + person, "{\"ground\": \"accuracy_contested\"}");
        within().until(() -> delivery().path("attempts").asInt() == 1
                && delivery().path("state").asText().equals("queued"));

        platform.change(
                "update recipient_delivery set give_up = now(), due_at = now() where person = '%s'".formatted(person));

        within().until(() -> delivery().path("state").asText().equals("failed"));
        assertThat(health().path("status").asText()).isEqualTo("DEGRADED");
        webhooks.answers(path, 204);
        String failed = "/gdpr/recipients/deliveries/" + delivery().path("id").asText();
        assertThat(admin.post(failed + "/retry", null).status()).isEqualTo(204);
        within().until(() -> delivery().path("state").asText().equals("delivered"));
        assertThat(health().path("status").asText()).isEqualTo("UP");
        assertThat(admin.post(failed + "/retry", null)).matches(it -> it.isProblem(409, "not-failed"));
    }

    @Test
    void aSecretIsKeptEncryptedAndStaysWhenTheRestChanges() throws Exception {
        put("restricted");

        assertThat(platform.text("select string_agg(r::text, ' ') from recipient r"))
                .doesNotContain(SECRET, HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8)));
        Answer changed = admin.send("PUT", "/gdpr/recipients/" + recipient, """
                {"url": "%s", "kinds": ["restricted", "erased"]}""".formatted(webhooks.url(path)));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.response().body()).doesNotContain("secret");
        assertThat(admin.get("/gdpr/recipients").json().path("recipients").toString())
                .contains(recipient);

        ana.send("PUT", "/gdpr/restrictions/" + person, "{\"ground\": \"accuracy_contested\"}");
        within().until(() -> webhooks.calls(path).size() == 1);
        assertSigned(webhooks.calls(path).getFirst());
    }

    @Test
    void whoIsRemovedIsToldNothingMore() {
        put("restricted");
        webhooks.answers(path, 500);
        ana.send("PUT", "/gdpr/restrictions/" + person, "{\"ground\": \"accuracy_contested\"}");
        within().until(() -> delivery().path("attempts").asInt() > 0);

        assertThat(admin.send("DELETE", "/gdpr/recipients/" + recipient, null).status())
                .isEqualTo(204);

        within().until(() -> delivery().path("state").asText().equals("cancelled"));
        assertThat(admin.get("/gdpr/recipients/" + recipient)).matches(it -> it.isProblem(404, "not-found"));
    }

    @Test
    void onlyAdminsKeepTheRegisterAndOnlyWithWhatMakesSense() {
        assertThat(ana.get("/gdpr/recipients")).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(ana.get("/gdpr/recipients/deliveries")).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(ana.get("/gdpr/recipients/deliveries?person=" + person).status())
                .isEqualTo(200);
        assertThat(put(recipient, "ftp://example.org", "erased")).matches(it -> it.isProblem(400, "validation"));
        assertThat(put(recipient, webhooks.url(path), "everything")).matches(it -> it.isProblem(400, "validation"));
        assertThat(put("deliveries", webhooks.url(path), "erased")).matches(it -> it.isProblem(400, "validation"));
        assertThat(admin.send("PUT", "/gdpr/recipients/" + recipient, """
                {"url": "%s", "kinds": ["erased"]}""".formatted(webhooks.url(path))))
                .matches(it -> it.isProblem(400, "validation"));
    }

    private static void assertSigned(Call call) throws Exception {
        String time = call.signature().replaceFirst("^t=([0-9]+),v1=[0-9a-f]{64}$", "$1");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected =
                HexFormat.of().formatHex(mac.doFinal((time + "." + call.body()).getBytes(StandardCharsets.UTF_8)));
        assertThat(call.signature()).isEqualTo("t=" + time + ",v1=" + expected);
        assertThat(Instant.ofEpochSecond(Long.parseLong(time)))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    private Answer put(String kind) {
        return put(recipient, webhooks.url(path), kind);
    }

    private static Answer put(String recipient, String url, String kind) {
        return admin.send("PUT", "/gdpr/recipients/" + recipient, """
                {"url": "%s", "secret": "%s", "kinds": ["%s"]}""".formatted(url, SECRET, kind));
    }

    private JsonNode delivery() {
        return deliveries().path(0);
    }

    private JsonNode deliveries() {
        return admin.get("/gdpr/recipients/deliveries?person=" + person).json().path("deliveries");
    }

    private void hurry() throws Exception {
        platform.change("update recipient_delivery set due_at = now() where state = 'queued' and person = '%s'"
                .formatted(person));
    }

    private static JsonNode health() {
        return platform.http().get("/health").json().path("details").path("recipients");
    }

    private static ConditionFactory within() {
        return Awaitility.await().atMost(Duration.ofSeconds(20));
    }
}
