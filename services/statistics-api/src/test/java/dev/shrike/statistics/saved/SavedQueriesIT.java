package dev.shrike.statistics.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.messaging.read.EventReader;
import dev.shrike.rest.identity.PersonTokens;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.settings.ModuleSettings;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.Part;
import dev.shrike.statistics.Http;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedQueriesIT {
    private static final String PATH = "/analytics/queries";
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static EmbeddedServer server;

    private final UUID ana = UUID.randomUUID();
    private final UUID bruno = UUID.randomUUID();
    private final String mine = PATH + "/of-" + ana;

    @BeforeAll
    static void start() {
        Brokers brokers = Brokers.shared(Part.KAFKA, Part.REGISTRY, Part.NATS, Part.POSTGRES);
        Map<String, Object> settings = new HashMap<>();
        settings.put("micronaut.server.port", 0);
        settings.put("shrike.kafka.bootstrap-servers", brokers.kafkaBootstrap());
        settings.put("shrike.registry.url", brokers.registry().toString());
        settings.put("shrike.nats.url", brokers.nats().toString());
        settings.put("datasources.statistics.url", brokers.jdbcUrl("statistics"));
        settings.put("datasources.statistics.username", brokers.postgresUser());
        settings.put("datasources.statistics.password", brokers.postgresPassword());
        settings.put("shrike.data", folder.toString());
        settings.put("shrike.service.secret", "0123456789abcdef0123456789abcdef");
        settings.put("shrike.token.key-file", folder.resolve("token-key").toString());
        settings.put("shrike.token.create-key", true);
        server = ApplicationContext.builder()
                .propertySources(ModuleSettings.of("statistics-api"), PropertySource.of("test", settings))
                .run(EmbeddedServer.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatIsSavedIsListedAndRunByEveryAnalystInAllFormats() {
        Http.Answer saved = analyst(ana).put(mine, """
                {"sql": "select ? as a, 'x,y' as b", "description": "Two columns"}""");
        assertThat(saved.status()).isEqualTo(201);
        assertThat(saved.json().at("/owner/id").asText()).isEqualTo(ana.toString());

        Http other = analyst(bruno);
        assertThat(other.get(mine).json().path("description").asText()).isEqualTo("Two columns");
        assertThat(names(other)).contains("of-" + ana);
        String wish = "{\"params\": [7], \"format\": \"%s\"}";
        assertThat(other.post(mine + "/run", wish.formatted("json")).json().path("rows"))
                .hasToString("[[7,\"x,y\"]]");
        assertThat(other.post(mine + "/run", wish.formatted("csv")).body()).isEqualTo("a,b\r\n7,\"x,y\"\r\n");
        assertThat(other.post(mine + "/run", wish.formatted("parquet")).body()).startsWith("PAR1");
        assertThat(other.post(mine + "/run", "").problem())
                .as("without its parameter")
                .startsWith("400 ");
    }

    @Test
    void onlyTheOwnerAndAdminsChangeIt() {
        analyst(ana).put(mine, "{\"sql\": \"select 1\"}");

        assertThat(analyst(bruno).put(mine, "{\"sql\": \"select 2\"}").problem())
                .isEqualTo("403 /problems/forbidden");
        assertThat(analyst(bruno).delete(mine).problem()).isEqualTo("403 /problems/forbidden");
        assertThat(as(bruno, Roles.USER, Roles.ADMIN)
                        .put(mine, "{\"sql\": \"select 3\"}")
                        .status())
                .isEqualTo(200);
        assertThat(analyst(ana).post(mine + "/run", "{}").json().path("rows")).hasToString("[[3]]");
        assertThat(analyst(ana).get(mine).json().at("/owner/id").asText())
                .as("still the owner")
                .isEqualTo(ana.toString());
        assertThat(analyst(ana).delete(mine).status()).isEqualTo(204);
        assertThat(analyst(ana).get(mine).problem()).isEqualTo("404 /problems/not-found");
        assertThat(analyst(ana).delete(mine).problem()).isEqualTo("404 /problems/not-found");
    }

    @Test
    void whoIsNoAnalystSeesNothing() {
        Http person = as(ana, Roles.USER);

        assertThat(person.get(PATH).problem()).isEqualTo("403 /problems/forbidden");
        assertThat(person.put(mine, "{\"sql\": \"select 1\"}").problem()).isEqualTo("403 /problems/forbidden");
        assertThat(person.post(mine + "/run", "{}").problem()).isEqualTo("403 /problems/forbidden");
    }

    @Test
    void whatCouldNotBeRunIsNotSaved() {
        Http analyst = analyst(ana);

        assertThat(analyst.put(mine, "{\"sql\": \"drop table tick_latest\"}").problem())
                .isEqualTo("400 /problems/sql-not-allowed");
        Http.Answer wrong = analyst.put(mine, "{\"sql\": \"select spezies from tick_latest\"}");
        assertThat(wrong.problem()).isEqualTo("400 /problems/validation");
        assertThat(wrong.json().at("/errors/0/message").asText()).startsWith("line 1, column 8: ");
        assertThat(analyst.put(PATH + "/Not%20a%20name", "{\"sql\": \"select 1\"}")
                        .problem())
                .isEqualTo("400 /problems/validation");
        assertThat(analyst.put(mine, "{\"sql\": \"select '" + "x".repeat(33_000) + "'\"}")
                        .problem())
                .isEqualTo("400 /problems/validation");
        assertThat(analyst.get(mine).problem()).isEqualTo("404 /problems/not-found");
    }

    @Test
    void nobodySavesMoreThanMayBe() {
        for (int i = 0; i < SavingQueries.MOST; i++) {
            assertThat(analyst(ana)
                            .put(mine + "-" + i, "{\"sql\": \"select 1\"}")
                            .status())
                    .isEqualTo(201);
        }

        assertThat(analyst(ana).put(mine, "{\"sql\": \"select 1\"}").problem())
                .isEqualTo("409 /problems/too-many-queries");
        assertThat(analyst(ana).put(mine + "-0", "{\"sql\": \"select 2\"}").status())
                .as("changing one is no more")
                .isEqualTo(200);
        JsonNode page = analyst(ana).get(PATH + "?limit=7&after=of-" + ana).json();
        assertThat(page.path("queries")).hasSize(7);
        assertThat(page.path("next").asText())
                .isEqualTo(page.at("/queries/6/name").asText());
    }

    @Test
    void whatAnErasedPersonSavedGoesAndWhatNamesThemToo() {
        analyst(ana).put(mine, "{\"sql\": \"select 1\"}");
        String naming = PATH + "/by-" + bruno;
        analyst(bruno).put(naming, """
                {"sql": "select count(*) from tick_latest where user_id = '%s'"}""".formatted(ana));
        String other = PATH + "/other-" + bruno;
        analyst(bruno).put(other, "{\"sql\": \"select 1\"}");

        server.getApplicationContext().getBean(EventPublisher.class).publish(deletion());

        await("the acknowledgement").atMost(SOON).until(() -> acknowledgements().size() == 1);
        Gdpr acknowledgement = acknowledgements().getFirst();
        assertThat(acknowledgement.getData().getParticipant()).isEqualTo("statistics-api");
        assertThat(acknowledgement.getData().getEvidence())
                .contains("\"saved_queries\":1", "\"saved_queries_naming\":1");
        assertThat(analyst(bruno).get(mine).problem()).isEqualTo("404 /problems/not-found");
        assertThat(analyst(bruno).get(naming).problem()).isEqualTo("404 /problems/not-found");
        assertThat(analyst(bruno).get(other).status()).isEqualTo(200);
        assertThat(analyst(ana).put(mine, "{\"sql\": \"select 1\"}").status())
                .as("a token from before saves nothing any more")
                .isIn(401, 410);
    }

    private List<Gdpr> acknowledgements() {
        return server
                .getApplicationContext()
                .getBean(EventReader.class)
                .readAggregate("gdpr", ana.toString(), 0, 100)
                .events()
                .stream()
                .filter(stored -> stored.envelope().type().equals("erased"))
                .map(stored -> (Gdpr) stored.event())
                .toList();
    }

    private Gdpr deletion() {
        return Gdpr.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("delete")
                .setVersion("1.0")
                .setData(GdprData.newBuilder().setUser(new User(ana.toString())).build())
                .setMetadata(Metadata.newBuilder()
                        .setSource("services/UserAPI")
                        .setTime(Instant.now().truncatedTo(ChronoUnit.MICROS))
                        .build())
                .build();
    }

    private static List<String> names(Http caller) {
        return caller.get(PATH + "?limit=500").json().path("queries").findValuesAsText("name");
    }

    private static Http analyst(UUID person) {
        return as(person, Roles.USER, Roles.ANALYST);
    }

    private static Http as(UUID person, String... roles) {
        String token = server.getApplicationContext()
                .getBean(PersonTokens.class)
                .issue(person, List.of(roles), Duration.ofMinutes(5))
                .value();
        return new Http(server.getURI(), token);
    }
}
