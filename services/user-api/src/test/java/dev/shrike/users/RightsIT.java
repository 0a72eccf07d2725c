package dev.shrike.users;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gdpr.right.RequestKind;
import dev.shrike.gdpr.right.RequestState;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.users.Http.Answer;
import dev.shrike.users.forgetting.ForgettingRights;
import dev.shrike.users.right.Outcome;
import dev.shrike.users.right.RightsRequests;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.transaction.TransactionOperations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class RightsIT {

    private static final String WORDS = "My ex-husband reads what I tick at the lake.";

    @TempDir
    private static Path folder;

    private static Platform platform;
    private static Http admin;

    private final String name = "ana-" + UUID.randomUUID();
    private UUID person;
    private Http ana;

    @BeforeAll
    static void start() {
        platform = new Platform(
                folder,
                "_rights",
                Map.of(
                        "shrike.rights.zone", "Europe/Berlin",
                        "shrike.rights.holidays", "12-25,2026-03-02",
                        "shrike.rights.count-interval", "200ms",
                        "shrike.rights.daily", "* * * * * ?"),
                FaultInjection.NONE);
        admin = platform.admin();
    }

    @AfterAll
    static void stop() {
        platform.close();
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
    void leaveNothingUndecided() throws Exception {
        platform.change("""
                update rights_request set state = 'withdrawn', decided = now(), paused_since = null
                where state in ('open', 'paused')""");
    }

    @Test
    void aRequestIsDueAMonthAfterItWasReceived() {
        Answer asked = ask(admin, "rectification", ", \"received\": \"2026-01-31\"");

        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.json().path("due").asText()).isEqualTo("2026-03-03"); // a weekend, a holiday
        assertThat(asked.json().path("state").asText()).isEqualTo("open");
        assertThat(asked.header("Location"))
                .isEqualTo("/gdpr/requests/" + asked.json().path("id").asText());
        assertThat(ana.get(asked.header("Location")).json()).isEqualTo(asked.json());
    }

    @Test
    void whatAPersonWritesIsKeptUnderTheirKeyAndGoesWithIt() throws Exception {
        String request = ask(ana, "access", ", \"note\": \"" + WORDS + "\"").header("Location");

        assertThat(admin.get(request).json().path("note").asText()).isEqualTo(WORDS);
        assertThat(storedText("rights_request")).isNotEmpty().doesNotContain("ex-husband", hex("ex-husband"));

        int forgotten = inTransaction(() -> {
            platform.bean(PostgresVault.class).shred(person, UUID.randomUUID());
            return platform.bean(ForgettingRights.class).forget(person);
        });

        assertThat(forgotten).isEqualTo(1);
        JsonNode left = admin.get(request).json();
        assertThat(left.has("user")).isFalse();
        assertThat(left.has("note")).isFalse();
        assertThat(left.path("steps").path(0).has("by")).isFalse();
        assertThat(left.path("kind").asText()).isEqualTo("access");
        assertThat(storedText("rights_request") + storedText("rights_request_step"))
                .doesNotContain(person.toString());
    }

    @Test
    void aRequestIsPausedResumedExtendedAndRefusedWithAReason() {
        String request = ask(ana, "erasure", "").header("Location");

        JsonNode paused =
                admin.post(request + "/pause", "{\"awaited\": \"identity\"}").json();
        assertThat(paused.path("state").asText()).isEqualTo("paused");
        assertThat(paused.path("awaited").asText()).isEqualTo("identity");
        assertThat(admin.post(request + "/pause", "{\"awaited\": \"identity\"}"))
                .matches(it -> it.isProblem(409, "already-paused"));
        assertThat(admin.post(request + "/resume", null).json().has("awaited")).isFalse();
        Answer extended = admin.post(request + "/extension", "{\"months\": 2, \"reason\": \"Forty archives.\"}");
        assertThat(LocalDate.parse(extended.json().path("due").asText())).isAfter(today().plusDays(80));
        assertThat(admin.post(request + "/extension", "{\"months\": 1, \"reason\": \"More.\"}"))
                .matches(it -> it.isProblem(409, "already-extended"));
        assertThat(decide(admin, request, "refused", "compelling_grounds", "We want to keep it."))
                .matches(it -> it.isProblem(400, "ground-does-not-apply"));
        assertThat(decide(admin, request, "refused", "legal_claims", ""))
                .matches(it -> it.isProblem(400, "reason-missing"));
        assertThat(admin.post(request + "/decision", "{\"outcome\": \"refused\"}"))
                .matches(it -> it.isProblem(400, "validation"));

        Answer refused = decide(admin, request, "refused", "legal_claims", "A court case is pending.");

        assertThat(refused.json().path("article").asText()).contains("17(3)(e)");
        JsonNode told = ana.get(request).json();
        assertThat(told.path("steps").findValuesAsText("happened"))
                .containsExactly("received", "paused", "resumed", "extended", "refused");
        assertThat(told.path("steps").findValuesAsText("reason"))
                .containsExactly("Forty archives.", "A court case is pending.");
        assertThat(decide(admin, request, "granted", "", "")).matches(it -> it.isProblem(409, "already-decided"));
    }

    @Test
    void nobodySeesOrDecidesAnotherPersonsRequest() {
        String request = ask(ana, "access", "").header("Location");
        Http ben = other();

        assertThat(ben.get(request)).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(ben.get("/gdpr/requests/" + UUID.randomUUID())).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(ben.get("/gdpr/requests?user=" + person)).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(ask(ben, "access", "")).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(decide(ben, request, "withdrawn", "", "")).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(decide(ana, request, "granted", "", "")).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(ana.post(request + "/resume", null)).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(ask(ana, "access", ", \"received\": \"2026-01-01\"")).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(platform.http().get(request)).matches(it -> it.isProblem(401, "unauthorized"));

        assertThat(decide(ana, request, "withdrawn", "", "")
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("withdrawn");
    }

    @Test
    void senselessRequestsAreRefused() {
        assertThat(ask(ana, "money", "")).matches(it -> it.isProblem(400, "validation"));
        assertThat(ask(admin, "access", ", \"received\": \"" + today().plusDays(2) + "\""))
                .matches(it -> it.isProblem(400, "received-in-the-future"));
        assertThat(admin.post(
                        "/gdpr/requests",
                        "{\"user\": {\"id\": \"%s\"}, \"kind\": \"access\"}".formatted(UUID.randomUUID())))
                .matches(it -> it.isProblem(404, "not-found"));
        assertThat(admin.get("/gdpr/requests?state=lost")).matches(it -> it.isProblem(400, "validation"));
        assertThat(admin.get("/gdpr/requests/" + UUID.randomUUID())).matches(it -> it.isProblem(404, "not-found"));
    }

    @Test
    void aRepeatedRequestWithItsKeyIsOne() {
        String body = "{\"user\": {\"id\": \"%s\"}, \"kind\": \"access\"}".formatted(person);

        Answer first = ana.post("/gdpr/requests", body, "Idempotency-Key", "one");
        Answer again = ana.post("/gdpr/requests", body, "Idempotency-Key", "one");

        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(ana.get("/gdpr/requests?user=" + person).json().path("requests"))
                .hasSize(1);
    }

    @Test
    void whatIsDueFirstIsListedFirstAndWhatIsOverdueIsSeenInHealth() throws Exception {
        String late = id(ask(admin, "access", ", \"received\": \"2020-01-02\""));
        String later = id(ask(admin, "access", ""));

        JsonNode list = listed("state=open");
        assertThat(ids(list)).containsExactly(late, later);
        assertThat(list.path(0).path("overdue").asBoolean()).isTrue();
        assertThat(ids(listed("state=open&due_before=" + today()))).containsExactly(late);
        assertThat(ids(listed("limit=500&after=" + late))).containsExactly(later);
        assertThat(deadlines().path("status").asText()).isEqualTo("DEGRADED");
        assertThat(deadlines().path("details").path("overdue").asInt()).isPositive();

        decide(admin, "/gdpr/requests/" + late, "granted", "", "");
        platform.change("update rights_request set due = date '2020-02-02' where id = '%s'".formatted(later));
        assertThat(deadlines().path("status").asText()).isEqualTo("DEGRADED");
        decide(admin, "/gdpr/requests/" + later, "granted", "", "");
        assertThat(deadlines().path("status").asText()).isEqualTo("UP");
    }

    @Test
    void whatIsOverdueIsCountedAndLoggedDailyWithoutSayingWhose() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger("dev.shrike.users.right.DeadlineWatch");
        log.start();
        logger.addAppender(log);
        try {
            ask(admin, "access", ", \"received\": \"2020-01-02\"");
            ask(admin, "access", ", \"received\": \"" + today().minusDays(27) + "\"");

            MeterRegistry meters = platform.bean(MeterRegistry.class);
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(gauge(meters, "open")).isEqualTo(2);
                assertThat(gauge(meters, "overdue")).isEqualTo(1);
                assertThat(gauge(meters, "due.soon")).isEqualTo(1);
                assertThat(gauge(meters, "days.left")).as("years over").isLessThan(-365);
            });
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> List.copyOf(log.list).stream()
                            .map(ILoggingEvent::getFormattedMessage)
                            .anyMatch(line -> line.contains("1 overdue, 1 due soon, 2 open")
                                    && !line.contains(person.toString())));
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void anErasureAnswersTheRequestThatAskedForIt() {
        String asked = id(ask(ana, "erasure", ""));
        UUID erasure = UUID.randomUUID();
        RightsRequests requests = platform.bean(RightsRequests.class);

        assertThat(requests.opened(person, RequestKind.ERASURE, erasure)).hasToString(asked);
        assertThat(requests.opened(person, RequestKind.ERASURE, erasure)).hasToString(asked);
        assertThat(requests.stateOf(erasure)).contains(RequestState.OPEN);
        inTransaction(() -> platform.bean(ForgettingRights.class).forget(person));
        requests.closed(erasure, Outcome.GRANTED);
        requests.closed(erasure, Outcome.GRANTED);

        JsonNode done = admin.get("/gdpr/requests/" + asked).json();
        assertThat(done.path("state").asText()).isEqualTo("granted");
        assertThat(done.has("reference")).isFalse();
        assertThat(requests.stateOf(erasure)).isEmpty();
    }

    @Test
    void anExportThatNobodyAskedForBeforeIsARequestToo() {
        UUID export = UUID.randomUUID();
        RightsRequests requests = platform.bean(RightsRequests.class);

        UUID request = requests.opened(person, RequestKind.PORTABILITY, export);
        requests.closed(export, Outcome.GRANTED);

        JsonNode shown = ana.get("/gdpr/requests/" + request).json();
        assertThat(shown.path("reference").asText()).isEqualTo(export.toString());
        assertThat(shown.path("state").asText()).isEqualTo("granted");
        requests.closed(UUID.randomUUID(), Outcome.GRANTED);
    }

    @Test
    void objectionsAreLoggedWithWhatWasDecided() {
        String profiling = object("profiling").header("Location");
        object("direct_marketing");
        decide(admin, profiling, "refused", "compelling_grounds", "The boards need everybody.");

        JsonNode log = ana.get("/gdpr/objections?user=" + person).json().path("objections");

        assertThat(log.findValuesAsText("use")).containsExactly("direct_marketing", "profiling");
        assertThat(log.findValuesAsText("state")).containsExactly("granted", "refused");
        assertThat(log.path(1).path("ground").asText()).isEqualTo("compelling_grounds");
        assertThat(other().get("/gdpr/objections?user=" + person)).matches(it -> it.isProblem(403, "forbidden"));
    }

    private static double gauge(MeterRegistry meters, String name) {
        return meters.get("shrike.gdpr.requests." + name).gauge().value();
    }

    private JsonNode listed(String query) {
        return admin.get("/gdpr/requests?" + query + "&user=" + person).json().path("requests");
    }

    private static List<String> ids(JsonNode requests) {
        List<String> ids = new ArrayList<>();
        requests.forEach(request -> ids.add(request.path("id").asText()));
        return ids;
    }

    private Answer object(String use) {
        return ana.post("/gdpr/objections", """
                {"user": {"id": "%s"}, "use": "%s", "reason": "%s"}""".formatted(person, use, WORDS));
    }

    private Answer ask(Http http, String kind, String more) {
        return http.post(
                "/gdpr/requests", "{\"user\": {\"id\": \"%s\"}, \"kind\": \"%s\"%s}".formatted(person, kind, more));
    }

    private static Answer decide(Http http, String request, String outcome, String ground, String reason) {
        return http.post(
                request + "/decision", """
                {"outcome": "%s", "ground": %s, "reason": "%s"}""".formatted(outcome, ground.isEmpty() ? "null" : '"' + ground + '"', reason));
    }

    private Http other() {
        String ben = "ben-" + UUID.randomUUID();
        platform.http().post("/users", """
                {"username": "%s", "email": "%s@example.org", "display_name": "Ben", "password": "%s"}""".formatted(ben, ben, Platform.PASSWORD));
        return platform.login(ben);
    }

    private static JsonNode deadlines() {
        return platform.http().get("/health").json().path("details").path("deadlines");
    }

    private static String storedText(String table) throws Exception {
        return platform.text("select coalesce(string_agg(t::text, ' '), '') from " + table + " t");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String id(Answer answer) {
        return answer.json().path("id").asText();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Berlin"));
    }

    @SuppressWarnings("unchecked")
    private static <T> T inTransaction(Supplier<T> work) {
        TransactionOperations<Connection> transactions = platform.bean(TransactionOperations.class, "users");
        return transactions.executeWrite(status -> work.get());
    }
}
