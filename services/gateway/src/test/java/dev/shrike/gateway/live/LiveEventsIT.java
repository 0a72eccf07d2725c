package dev.shrike.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.shrike.gateway.Events;
import dev.shrike.gateway.GatewayService;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.keys.ServiceKeys;
import dev.shrike.schemas.tick.v1.Tick;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveEventsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static GatewayService gateway;

    private final UUID ana = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();

    @BeforeAll
    static void start() {
        gateway = GatewayService.start(
                folder, Map.of("shrike.gateway.live.linger", "1s", "shrike.gateway.live.heartbeat", "1s"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void aPersonSeesWhatIsAboutThemAndWhatIsPublicAndNothingElse() {
        try (SseClient live = follow(ana, "")) {
            gateway.publish(
                    Events.tick(ben, 1),
                    Events.tick(ana, 2),
                    Events.rate(ben, ana, 5),
                    Events.rate(ana, ben, 4),
                    Events.rate(ben, ben, 3),
                    Events.score(Events.LAPWING, 2));

            awaitEvents(live, 4);
            assertThat(live.names()).containsExactlyInAnyOrder("tick", "rate", "rate", "score");
            assertThat(live.status()).contains("200");
            assertThat(live.header("content-type")).startsWith("text/event-stream");
        }
    }

    @Test
    void whatIsSealedOpensForItsPersonAlone() {
        Tick tick = Events.tick(ana, 1);
        EventSealer sealer = gateway.bean(ServiceKeys.class).sealer("tick-api");
        sealer.seal(tick, Map.of(Events.NOTE, TextNode.valueOf("two chicks")));
        String operator = gateway.token(ben, Duration.ofMinutes(1), Roles.USER, Roles.OPERATOR);
        try (SseClient own = follow(ana, "event=tick");
                SseClient others = SseClient.open(gateway.uri(), operator, "aggregate=" + ana, null)) {
            awaitPosition(others);
            gateway.publish(tick);

            awaitEvents(own, 1);
            awaitEvents(others, 1);
            assertThat(own.received()
                            .getFirst()
                            .data()
                            .at("/data/sighting/note")
                            .asText())
                    .isEqualTo("two chicks");
            assertThat(others.received()
                            .getFirst()
                            .data()
                            .at("/data/sighting/note/sealed")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void whoComesBackMissesNothingAndSeesNothingTwice() {
        String last;
        try (SseClient live = follow(ana, "event=tick&event=rate")) {
            gateway.publish(Events.tick(ana, 0), Events.rate(ana, ben, 1));
            awaitEvents(live, 2);
            last = live.lastId();
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> gateway.bean(LiveHub.class).clients() == 0);
        gateway.publish(IntStream.range(1, 300)
                .mapToObj(count -> Events.tick(ana, count))
                .toArray(Tick[]::new));
        gateway.publish(Events.rate(ana, ben, 2));

        try (SseClient again = SseClient.open(gateway.uri(), token(ana), "event=tick&event=rate", last)) {
            awaitEvents(again, 300);
            gateway.publish(Events.tick(ana, 300));
            awaitEvents(again, 301);

            List<Integer> counts = again.received().stream()
                    .filter(received -> received.event().equals("tick"))
                    .map(received -> received.data().at("/data/sighting/count").asInt())
                    .toList();
            assertThat(counts).isEqualTo(IntStream.rangeClosed(1, 300).boxed().toList());
        }
    }

    @Test
    void anEventOfAnIdThatIsNoneIsPassedOverAndEndsNothing() {
        Tick nonsense = Events.tick(ana, 7);
        nonsense.getData().getUser().setId("bob");
        String operator = gateway.token(ben, Duration.ofMinutes(1), Roles.USER, Roles.OPERATOR);
        gateway.publish(nonsense, Events.tick(ana, 1));
        try (SseClient own = SseClient.open(gateway.uri(), token(ana), "event=tick", "0");
                SseClient all = SseClient.open(gateway.uri(), operator, "event=tick&aggregate=bob", "0")) {
            awaitEvents(own, 1);
            awaitEvents(all, 1);
            gateway.publish(again(nonsense), Events.tick(ana, 2));

            awaitEvents(own, 2);
            awaitEvents(all, 2);
            assertThat(own.names()).containsExactly("tick", "tick");
            assertThat(all.names()).containsExactly("tick", "tick");
        }
    }

    @Test
    void anErasedPersonsStreamEndsAtOnce() {
        try (SseClient live = follow(ana, "event=score")) {
            gateway.publish(Events.delete(ana));

            Awaitility.await().atMost(PATIENCE).until(live::ended);
            assertThat(live.received().getLast().event()).isEqualTo("ended");
            assertThat(live.received().getLast().data().path("reason").asText()).isEqualTo("erased");
        }
        try (SseClient again = SseClient.open(gateway.uri(), token(ana), "", null)) {
            Awaitility.await().atMost(PATIENCE).until(again::ended);

            assertThat(again.names()).containsExactly("ended");
        }
    }

    @Test
    void aStreamEndsWithItsToken() {
        try (SseClient live =
                SseClient.open(gateway.uri(), gateway.token(ana, Duration.ofSeconds(3), Roles.USER), "", null)) {
            Awaitility.await().atMost(PATIENCE).until(live::ended);

            assertThat(live.received().getLast().event()).isEqualTo("ended");
            assertThat(live.received().getLast().data().path("reason").asText()).isEqualTo("token-expired");
        }
    }

    @Test
    void nothingIsKeptOfAClientThatIsGone() {
        try (SseClient live = follow(ana, "event=tick")) {
            assertThat(live.lastId()).isNotNull();
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(gateway.anonymous().get("/prometheus").body())
                                .contains("shrike_gateway_live_clients 0.0")
                                .contains("shrike_gateway_live_feeds 0.0"));
    }

    @Test
    void whatIsNoFilterOrNoCursorIsRefused() {
        assertThat(gateway.person(ana).get("/events/live?event=nobodys").problem())
                .isEqualTo("400 /problems/unknown-event");
        assertThat(gateway.person(ana).get("/events/live?about=you").problem())
                .isEqualTo("400 /problems/invalid-about");
        assertThat(gateway.person(ana).get("/events/live?lastEventId=7").problem())
                .isEqualTo("400 /problems/invalid-cursor");
        for (String part : List.of("event", "type", "aggregate", "image")) {
            String many = IntStream.rangeClosed(0, LiveFilter.MOST_VALUES)
                    .mapToObj(n -> part + "=n" + n)
                    .collect(Collectors.joining("&"));
            assertThat(gateway.person(ana).get("/events/live?" + many).problem())
                    .as(part)
                    .isEqualTo("400 /problems/validation");
        }
        assertThat(gateway.anonymous().get("/events/live").problem()).isEqualTo("401 /problems/unauthorized");
    }

    private SseClient follow(UUID person, String query) {
        SseClient client = SseClient.open(gateway.uri(), token(person), query, null);
        awaitPosition(client);
        return client;
    }

    private static Tick again(Tick tick) {
        Tick another = Tick.newBuilder(tick).build();
        another.setId(UUID.randomUUID().toString());
        return another;
    }

    private static String token(UUID person) {
        return gateway.token(person, Duration.ofMinutes(5), Roles.USER);
    }

    private static void awaitPosition(SseClient client) {
        Awaitility.await().atMost(PATIENCE).until(() -> client.lastId() != null);
    }

    private static void awaitEvents(SseClient client, int count) {
        Awaitility.await().atMost(PATIENCE).until(() -> client.received().size() >= count);
    }
}
