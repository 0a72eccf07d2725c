package dev.shrike.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.fault.FaultInjection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordOfProcessingIT {

    private static final String PATH = "/gdpr/record-of-processing";
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @TempDir
    private static Path folder;

    private static Platform platform;

    @BeforeAll
    static void start() {
        platform = new Platform(
                folder, "_processing", Map.of("shrike.gdpr.controller.name", "Birds & <Friends>"), FaultInjection.NONE);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*", "application/json, text/html"})
    void programsGetJsonWithoutAToken(String accept) {
        Http.Answer answer = get(accept);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo("application/json");
        assertThat(answer.header("Vary")).containsIgnoringCase("Accept");
        assertThat(answer.json().at("/controller/name").asText()).isEqualTo("Birds & <Friends>");
        assertThat(answer.json().at("/controller/contact").isNull()).isTrue();
        assertThat(answer.json().at("/activities/0/purpose").asText()).isEqualTo("sighting");
        assertThat(answer.json().at("/activities/0/description/article").asText())
                .isEqualTo("Art. 6(1)(b)");
        assertThat(answer.json().at("/activities/0/description/transfers").isArray())
                .isTrue();
        assertThat(answer.json().at("/activities/0/events/0/fields/0/path").asText())
                .isEqualTo("data.sighting.location");
        assertThat(answer.json().at("/pseudonymous"))
                .extracting(event -> event.path("event").asText())
                .containsExactly("tick", "rate", "notification", "gdpr", "user", "audit");
    }

    @Test
    void browsersGetAPageThatMayLoadNothing() throws Exception {
        Http.Answer answer = get(BROWSER);
        String page = answer.response().body();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo("text/html");
        assertThat(page).contains("Birds &amp; &lt;Friends&gt;").contains("data.sighting.location of data.user.id");
        assertThat(page).contains("not told: set shrike.gdpr.officer.contact").contains("@media print");
        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src '" + hashOfStyle(page) + "';");
    }

    private static String hashOfStyle(String page) throws Exception {
        String style = page.substring(page.indexOf("<style>") + "<style>".length(), page.indexOf("</style>"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    private static Http.Answer get(String accept) {
        return platform.http().send("GET", PATH, null, "Accept", accept);
    }
}
