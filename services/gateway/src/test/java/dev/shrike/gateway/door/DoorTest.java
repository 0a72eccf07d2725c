package dev.shrike.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.rest.identity.PersonTokens;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.settings.ModuleSettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.PropertySource;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

class DoorTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private EmbeddedServer server;

    @BeforeEach
    void start() {
        server = ApplicationContext.builder()
                .propertySources(
                        ModuleSettings.of("gateway"),
                        PropertySource.of(
                                "test",
                                Map.ofEntries(
                                        Map.entry("micronaut.server.port", -1),
                                        Map.entry("micronaut.server.max-request-size", "10KB"),
                                        Map.entry("shrike.service.secret", "0123456789abcdef0123456789abcdef"),
                                        Map.entry(
                                                "shrike.token.key-file",
                                                folder.resolve("token-key").toString()),
                                        Map.entry("shrike.token.create-key", true),
                                        Map.entry("shrike.users.url", "http://127.0.0.1:1"),
                                        Map.entry("shrike.nats.url", "nats://127.0.0.1:1"),
                                        Map.entry("shrike.gateway.limits.person-burst", 3),
                                        Map.entry("shrike.gateway.limits.person-per-second", 1),
                                        Map.entry("shrike.gateway.limits.address-burst", 5),
                                        Map.entry("shrike.gateway.limits.address-per-second", 1),
                                        Map.entry("shrike.gateway.limits.refused-per-minute", 4),
                                        Map.entry("shrike.gateway.limits.time", "3s"),
                                        Map.entry("test.door", true))))
                .run(EmbeddedServer.class);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPersonWhoAsksTooOftenIsToldWhenToComeBackAndNobodyElseIs() {
        String ana = token();
        assertThat(statuses(4, "/open", ana)).containsExactly(200, 200, 200, 429);
        HttpResponse<String> limited = get("/open", ana);
        assertThat(limited.headers().firstValue("Retry-After")).contains("1");
        assertThat(limited.headers().firstValue("Content-Type"))
                .get()
                .asString()
                .startsWith("application/problem+json");
        assertThat(limited.body()).contains("/problems/too-many-requests");

        assertThat(statuses(2, "/open", token())).containsExactly(200, 200);
        assertThat(statuses(2, "/open", null)).containsExactly(200, 200);
    }

    @Test
    void anAddressThatSaysOfNobodyIsLimitedAndPeopleFromThereAreNot() {
        assertThat(statuses(6, "/open", null)).containsExactly(200, 200, 200, 200, 200, 429);
        assertThat(statuses(1, "/open", token())).containsExactly(200);
        assertThat(statuses(1, "/health/liveness", null)).containsExactly(200);
    }

    @Test
    void whatOnlyLooksLikeTheHealthIsLimitedAsAnythingElse() {
        assertThat(statuses(6, "/healthx", null)).doesNotContain(200).endsWith(429);
    }

    @Test
    void whoTriesTokensIsNotListenedToAndTheirNeighbourIs() {
        String neighbour = token();
        assertThat(statuses(1, "/closed", neighbour)).containsExactly(200);

        assertThat(statuses(5, "/closed", "no.such.token")).containsExactly(401, 401, 401, 401, 429);
        assertThat(statuses(1, "/closed", neighbour)).containsExactly(200);
    }

    @Test
    void aKeyOfARepeatedRequestThatCannotBeMeantIsRefused() {
        HttpResponse<String> refused = send(request("/open").header("Idempotency-Key", "k".repeat(256)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Idempotency-Key");
        assertThat(send(request("/open").header("Idempotency-Key", "one")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherOrNotItSaysSo() {
        byte[] large = new byte[20_000];

        assertThat(send(request("/open").POST(BodyPublishers.ofByteArray(large))))
                .satisfies(DoorTest::isTooLarge);
        assertThat(send(request("/open").POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large)))))
                .satisfies(DoorTest::isTooLarge);
    }

    @Test
    void anAnswerThatDoesNotBeginInTimeIsGivenUp() {
        HttpResponse<String> late = get("/open/never", null);

        assertThat(late.statusCode()).isEqualTo(504);
        assertThat(late.body()).contains("/problems/timeout");
    }

    @Test
    void everyAnswerSaysTheIdOfItsRequestAndASaneOneIsKept() {
        assertThat(send(request("/open").header("X-Request-Id", "order-17.b"))
                        .headers()
                        .firstValue("X-Request-Id"))
                .contains("order-17.b");
        assertThat(send(request("/open").header("X-Request-Id", "ana@example.org"))
                        .headers()
                        .firstValue("X-Request-Id"))
                .get()
                .asString()
                .matches("[0-9a-f]{32}");
        assertThat(get("/nowhere", null).headers().firstValue("X-Request-Id")).isPresent();
    }

    private static void isTooLarge(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
    }

    private String token() {
        return server.getApplicationContext()
                .getBean(PersonTokens.class)
                .issue(UUID.randomUUID(), List.of(Roles.USER), Duration.ofMinutes(1))
                .value();
    }

    private List<Integer> statuses(int times, String path, String token) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            statuses.add(get(path, token).statusCode());
        }
        return statuses;
    }

    private HttpResponse<String> get(String path, String token) {
        HttpRequest.Builder request = request(path);
        return send(token == null ? request : request.header("Authorization", "Bearer " + token));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.getURI().resolve(path)).timeout(Duration.ofSeconds(10));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Controller
    @Requires(property = "test.door")
    static class Rooms {
        @Get("/open")
        @Secured(SecurityRule.IS_ANONYMOUS)
        String open() {
            return "open";
        }

        @Post("/open")
        @Secured(SecurityRule.IS_ANONYMOUS)
        String post(@Body byte[] body) {
            return "taken " + body.length;
        }

        @Get("/open/never")
        @Secured(SecurityRule.IS_ANONYMOUS)
        Mono<String> never() {
            return Mono.never();
        }

        @Get("/closed")
        @Secured(SecurityRule.IS_AUTHENTICATED)
        String closed() {
            return "closed";
        }
    }
}
