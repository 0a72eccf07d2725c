package dev.shrike.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.users.Http.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasures of people whom a court wants kept. */
class ErasureHoldIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static Platform platform;
    private static Http admin;

    private final String name = "ana-" + UUID.randomUUID();
    private UUID ana;

    @BeforeAll
    static void start() {
        platform = new Platform(folder, "_erasure_hold", Map.of(), FaultInjection.NONE);
        admin = platform.admin();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void register() {
        Answer registered = platform.http().post("/users", RegistrationPoint.request(name));
        ana = UUID.fromString(registered.json().path("id").asText());
    }

    @Test
    void anErasureWaitsForAHoldToBeLiftedAndDestroysNothingMeanwhile() {
        hold();

        Answer asked = admin.send("DELETE", "/users/" + ana, null);

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.json().path("on_hold").asBoolean()).isTrue();
        assertThat(asked.json().path("state").asText()).isEqualTo("requested");
        assertThat(admin.get("/users/" + ana).status()).isEqualTo(200);

        admin.send("DELETE", "/gdpr/holds/" + ana, null);

        await("it goes on")
                .atMost(PATIENCE)
                .until(() -> admin.get(asked.header("Location"))
                        .json()
                        .path("grade")
                        .asText()
                        .equals("shredded"));
        assertThat(admin.get("/users/" + ana)).matches(it -> it.isProblem(410, "gone"));
        assertThat(hold()).matches(it -> it.isProblem(409, "nothing-to-hold"));
    }

    @Test
    void aRequestThatIsRefusedMeanwhileEndsTheErasureAndTheNextOneCanBeAskedFor() {
        hold();
        String erasure = admin.send("DELETE", "/users/" + ana, null).header("Location");
        JsonNode request =
                admin.get("/gdpr/requests?user=" + ana).json().path("requests").path(0);

        Answer refused = admin.post(
                "/gdpr/requests/" + request.path("id").asText() + "/decision",
                "{\"outcome\": \"refused\", \"ground\": \"legal_claims\", \"reason\": \"A court case is pending.\"}");

        assertThat(refused.status()).isEqualTo(200);
        await("there is no such erasure any more")
                .atMost(PATIENCE)
                .until(() -> admin.get(erasure).status() == 404);
        assertThat(admin.get("/users/" + ana).status()).isEqualTo(200);
        admin.send("DELETE", "/gdpr/holds/" + ana, null);

        String next = admin.send("DELETE", "/users/" + ana, null).header("Location");

        assertThat(next).isNotEqualTo(erasure);
        assertThat(admin.get("/users/" + ana)).matches(it -> it.isProblem(410, "gone"));
    }

    private Answer hold() {
        return admin.send("PUT", "/gdpr/holds/" + ana, """
                {"reason": "A court case", "review": "%s"}""".formatted(
                        LocalDate.now(ZoneOffset.UTC).plusDays(30)));
    }
}
