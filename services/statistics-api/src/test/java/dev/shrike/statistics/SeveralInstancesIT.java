package dev.shrike.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.rest.identity.PersonTokens;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.identity.ServiceTokens;
import dev.shrike.servers.FreePorts;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One story on real servers of its own, each test a chapter: two instances share the work, each answers for both; one is killed, and the
 * other goes on, from its standbys first.
 */
@TestMethodOrder(OrderAnnotation.class)
class SeveralInstancesIT {

    private static final Duration SOON = Duration.ofSeconds(90);

    /** Stated: so soon after an instance dies every question has its answer again. */
    private static final Duration ANSWERED_AGAIN_WITHIN = Duration.ofSeconds(3);

    /** Stated: so long one answer takes at most while its owner hangs. */
    private static final Duration ONE_ANSWER_WITHIN = Duration.ofSeconds(2);

    private static final int IMAGES = 60;

    @TempDir
    static Path folder;

    private static LocalServers servers;
    private static EventTopics topics;
    private static EmbeddedServer here;
    private static Process other;
    private static URI there;

    @BeforeAll
    static void start() throws IOException {
        servers = LocalServers.open(ServerSettings.forTests(folder.resolve("servers")));
        servers.start(ready -> {}, Part.KAFKA, Part.REGISTRY);
        topics = new EventTopics(servers);
        topics.create();
        String kafka = servers.kafkaBootstrap();
        String registry = servers.registry().toString();
        here = new OneInstance(FreePorts.any(), kafka, registry, folder).here();
        int port = FreePorts.any();
        there = URI.create("http://127.0.0.1:" + port);
        other = new OneInstance(port, kafka, registry, folder)
                .elsewhere(folder.resolve("other.log").toFile());
    }

    @AfterAll
    static void stop() {
        other.destroyForcibly();
        here.close();
        topics.close();
        servers.close();
    }

    @Test
    @Order(1)
    void twoInstancesShareTheWork() {
        IntStream.range(0, IMAGES).forEach(i -> topics.tick(UUID.randomUUID(), image(i), "Species " + i % 7));

        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
            assertThat(anonymous(there).get("/health").status()).isEqualTo(200);
            assertThat(anonymous(here.getURI()).get("/health").status()).isEqualTo(200);
            assertThat(owners()).containsOnly(1);
        });
    }

    @Test
    @Order(2)
    void everythingIsAnsweredByEitherAndNothingIsMarkedAsStale() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(person(here.getURI())
                                .get("/statistics")
                                .json()
                                .path("ticks")
                                .asInt())
                        .isEqualTo(IMAGES));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(scores(here.getURI())).hasSize(IMAGES).isEqualTo(scores(there)));
        for (URI instance : List.of(here.getURI(), there)) {
            assertThat(scores(instance).values()).noneMatch(answer -> answer.startsWith("stale"));
            assertThat(person(instance).get("/scores/top?limit=1000").json().path("scores"))
                    .hasSize(IMAGES);
            assertThat(person(instance).get("/statistics/species").json().path("species"))
                    .hasSize(7);
            assertThat(person(instance)
                            .get("/statistics/species?asOf=" + Instant.now())
                            .json()
                            .path("species"))
                    .as("the past has the same owners")
                    .hasSize(7);
            assertThat(person(instance).get("/statistics").json().path("people").asInt())
                    .isEqualTo(IMAGES);
        }
    }

    @Test
    @Order(3)
    void onlyInstancesReadEachOthersStores() {
        byte[] question = StoreReads.count(0, false);

        assertThat(anonymous(there).post(StoreReads.PATH, question).status()).isEqualTo(401);
        assertThat(person(there).post(StoreReads.PATH, question).status()).isEqualTo(403);
        assertThat(service("user-api").post(StoreReads.PATH, question).status()).isEqualTo(403);
        assertThat(service("statistics-api")
                        .post(StoreReads.PATH, "{}".getBytes())
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Order(4)
    void whenOneHangsOrIsKilledItsKeysAreAnsweredByStandbysWhichSaySo() throws Exception {
        Map<String, String> before = scores(here.getURI());
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).containsOnly(1));

        hangs(other);
        Map<String, Duration> took = new TreeMap<>();
        for (int i = 0; i < 8; i++) {
            long asked = System.nanoTime();
            assertThat(person(here.getURI()).get("/scores?image=" + image(i)).status())
                    .isEqualTo(200);
            took.put(image(i), Duration.ofNanos(System.nanoTime() - asked));
        }
        assertThat(took.values())
                .as("one that hangs costs its timeout, and a measurement")
                .allMatch(time -> time.compareTo(ONE_ANSWER_WITHIN) < 0);

        other.destroyForcibly();
        long killed = System.nanoTime();

        Map<String, String> after = await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .atMost(ANSWERED_AGAIN_WITHIN)
                .until(() -> scores(here.getURI()), answers -> answers.size() == IMAGES);
        System.out.println("Answered again after " + Duration.ofNanos(System.nanoTime() - killed));
        assertThat(after.values()).anyMatch(answer -> answer.startsWith("stale"));
        assertThat(after)
                .allSatisfy((image, answer) ->
                        assertThat(answer.replaceFirst("^stale \\d+ ", "")).isEqualTo(before.get(image)));
        assertThat(person(here.getURI()).get("/scores/top?limit=1000").json().path("scores"))
                .hasSize(IMAGES);
        assertThat(person(here.getURI()).get("/scores/top").header("Shrike-Served-By"))
                .isEqualTo("standby");
    }

    @Test
    @Order(5)
    void onceItHasTakenOverNothingIsMarkedAnyMore() {
        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
            assertThat(scores(here.getURI()).values()).hasSize(IMAGES).noneMatch(answer -> answer.startsWith("stale"));
            assertThat(anonymous(here.getURI()).get("/health").status()).isEqualTo(200);
        });
    }

    private static void hangs(Process process) throws Exception {
        new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** The answers for all images that have one, marked where they come from a standby. */
    private static Map<String, String> scores(URI instance) {
        Http person = person(instance);
        Map<String, String> answers = new TreeMap<>();
        for (int i = 0; i < IMAGES; i++) {
            Http.Answer answer = person.get("/scores?image=" + image(i));
            if (answer.status() == 200) {
                boolean stale = answer.header("Shrike-Served-By").equals("standby");
                answers.put(
                        image(i), stale ? "stale " + answer.header("Shrike-Staleness") + " " + answer : "" + answer);
            }
        }
        return answers;
    }

    /** How many of the two instances answer as the owner of each partition of the scores; both own some. */
    private static List<Integer> owners() {
        List<Integer> mine = reads(here.getURI()).answering(false);
        List<Integer> theirs = reads(there).answering(false);
        assertThat(mine).contains(1);
        assertThat(theirs).contains(1);
        return IntStream.range(0, mine.size())
                .mapToObj(partition -> mine.get(partition) + theirs.get(partition))
                .toList();
    }

    /** Whether there is a copy here, not far behind, of each partition that the other one owns. */
    private static List<Integer> copies() {
        List<Integer> owned = reads(there).answering(false);
        List<Integer> copied = reads(here.getURI()).answering(true);
        return IntStream.range(0, owned.size())
                .filter(partition -> owned.get(partition) == 1)
                .mapToObj(copied::get)
                .toList();
    }

    private static StoreReads reads(URI instance) {
        return new StoreReads(new Http(instance, service("statistics-api").token()));
    }

    private static String image(int number) {
        return "https://images.example/" + number + ".jpg";
    }

    private static Http anonymous(URI instance) {
        return new Http(instance, null);
    }

    private static Http service(String name) {
        ServiceTokens tokens = here.getApplicationContext().getBean(ServiceTokens.class);
        return new Http(there, tokens.issue(name));
    }

    private static Http person(URI instance) {
        PersonTokens tokens = here.getApplicationContext().getBean(PersonTokens.class);
        return new Http(
                instance,
                tokens.issue(UUID.randomUUID(), List.of(Roles.USER), Duration.ofMinutes(5))
                        .value());
    }
}
