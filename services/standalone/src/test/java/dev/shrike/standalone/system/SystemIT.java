package dev.shrike.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import dev.shrike.standalone.deadletters.DeadLettersApi;
import dev.shrike.standalone.events.EventQuery;
import dev.shrike.standalone.importing.ImportSummary;
import dev.shrike.standalone.importing.Importing;
import dev.shrike.standalone.rest.PlatformRest;
import dev.shrike.standalone.system.Rest.Person;
import io.nats.client.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The main job on real servers, as one story: import, statistics, both brokers, a rating, strangers and mistakes, erasure, and a
 * restart. With the real observations where they are at hand, else with the sample.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SystemIT {
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    private static final MajorVersion TICK = CATALOGUE.major("tick", 1);
    private static final MajorVersion OLD_RATE = CATALOGUE.major("rate", 1);
    private static final MajorVersion RATE = CATALOGUE.major("rate", 2);
    private static final MajorVersion SCORE = CATALOGUE.major("score", 1);
    private static final MajorVersion NOTIFICATION = CATALOGUE.major("notification", 1);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration CAUGHT_UP = Duration.ofSeconds(60);
    private static final String IMAGE = "https://images.example/rufous-hornero.jpg";
    /** Where the registry may keep schemas, and so words like latitude. */
    private static final String TOPIC_OF_SCHEMAS = "kafkasql-journal";

    private static final double[] PLACE = {-34.123456, -56.654321};

    @TempDir
    static Path folder;

    private Observations observations;
    private RunningPlatform platform;
    private KafkaTopic topics;
    private Rest admin;
    private String erasure;
    private Person owner;
    private Person rater;

    @BeforeAll
    void start() throws Exception {
        observations = Observations.atHand();
        platform = RunningPlatform.atHand(folder);
        platform.start();
        topics = new KafkaTopic(platform.kafka(), platform.registry());
        admin = Rest.anonymous(platform.http()).login("admin", platform.adminPassword());
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    @Order(1)
    void every_observation_is_imported_once() throws Exception {
        ImportSummary first = importObservations();
        ImportSummary second = importObservations();

        assertThat(first.imported()).isEqualTo(observations.rowCount());
        assertThat(first.rejected()).isZero();
        assertThat(first.people()).isEqualTo(observations.people());
        assertThat(first.species()).isEqualTo(observations.species().size());
        assertThat(second.imported()).isZero();
        assertThat(second.alreadyThere()).isEqualTo(observations.rowCount());
    }

    @Test
    @Order(2)
    void statistics_say_what_the_file_says() {
        await().atMost(CAUGHT_UP)
                .untilAsserted(() -> assertThat(
                                admin.get("/statistics").body().get("ticks").intValue())
                        .isEqualTo(observations.rowCount()));

        JsonNode species = admin.get("/statistics/species").body().get("species");
        Map<String, Long> counted = StreamSupport.stream(species.spliterator(), false)
                .collect(Collectors.toMap(
                        one -> one.get("species").textValue(),
                        one -> one.get("count").longValue()));

        assertThat(counted).isEqualTo(observations.species());
        String most = "[\"%s\",%d]"
                .formatted(
                        species.get(0).get("species").textValue(),
                        species.get(0).get("count").longValue());
        await("SQL says the same")
                .atMost(CAUGHT_UP)
                .untilAsserted(() -> assertThat(admin.post("/analytics/query", """
                        {"sql":"select species, count(*) n from tick_latest group by 1 order by n desc limit 1"}""")
                                .body()
                                .get("rows")
                                .get(0))
                        .hasToString(most));
        assertThat(species.get(0).get("count").longValue())
                .as("the most seen comes first")
                .isEqualTo(observations.species().values().stream()
                        .max(Long::compare)
                        .orElseThrow());
    }

    @Test
    @Order(3)
    void every_species_person_and_window_is_what_a_plain_count_of_the_file_says() {
        var byHand = new StatisticsByHand(observations, topics.decoded(TICK.topic()));

        await(observations.file().toString()).atMost(CAUGHT_UP).untilAsserted(() -> byHand.assertSaidBy(admin));
    }

    @Test
    @Order(3)
    void kafka_holds_each_tick_once_and_each_image_once() {
        Set<String> ids = new HashSet<>();
        List<GenericRecord> ticks = topics.decoded(TICK.topic());
        ticks.forEach(tick -> ids.add(tick.get("id").toString()));

        assertThat(ticks).hasSize(observations.rowCount());
        assertThat(ids).hasSameSizeAs(ticks);
        assertThat(topics.live(TICK.latestTopic())).hasSize((int) observations.images());
    }

    @Test
    @Order(4)
    void every_image_has_a_score_from_1_to_5_on_both_brokers() throws Exception {
        await().atMost(CAUGHT_UP)
                .untilAsserted(
                        () -> assertThat(topics.live(SCORE.latestTopic())).isEqualTo(topics.live(TICK.latestTopic())));

        assertThat(topics.decoded(SCORE.latestTopic())).allSatisfy(score -> {
            GenericRecord data = (GenericRecord) score.get("data");
            assertThat((Integer) data.get("score")).isBetween(1, 5);
        });
        int scores = topics.records(SCORE.topic()).size();
        try (var jetStream = new JetStreamEvents(platform.nats())) {
            await().atMost(CAUGHT_UP)
                    .untilAsserted(() -> assertThat(jetStream.count(CATALOGUE.event("score")))
                            .isEqualTo(scores));
        }
        assertThat(topics.records(SCORE.topic()))
                .as("what was carried to NATS does not come back")
                .hasSize(scores);
    }

    @Test
    @Order(5)
    void an_old_rating_arrives_with_its_owner_and_the_owner_is_told_once() {
        Rest anonymous = Rest.anonymous(platform.http());
        owner = anonymous.register("owner-of-the-image");
        rater = anonymous.register("rater-of-images");
        assertThat(owner.rest().post("/ticks", tick(IMAGE)).status()).isEqualTo(201);

        Rest.Answer rated = rater.rest().post("/v1/ratings", """
                {"image_url":"%s","rating":5}""".formatted(IMAGE));

        assertThat(rated.status()).isEqualTo(201);
        assertThat(rated.body().get("version").textValue()).isEqualTo("1.0");
        await().atMost(CAUGHT_UP)
                .untilAsserted(() -> assertThat(topics.decoded(NOTIFICATION.topic()))
                        .as("the two are welcomed, and none of those who were imported")
                        .extracting(it -> ((GenericRecord) it.get("data"))
                                .get("message_type")
                                .toString())
                        .containsExactlyInAnyOrder("user.created", "user.created", "rate.update"));
        assertThat(topics.decoded(OLD_RATE.topic())).hasSize(1);
        assertThat(topics.decoded(RATE.topic())).singleElement().satisfies(rate -> {
            GenericRecord image = (GenericRecord) ((GenericRecord) rate.get("data")).get("image");
            assertThat(image.get("owner")).hasToString(owner.id());
        });
        assertThat(told(owner)).containsExactlyInAnyOrder("user.created", "rate.update");
        assertThat(told(rater)).containsExactly("user.created");
        assertThat(owner.rest().get("/scores?image=" + Rest.encode(IMAGE)).status())
                .isEqualTo(200);
    }

    @Test
    @Order(6)
    void nothing_personal_stands_in_clear_on_either_broker() throws Exception {
        List<byte[]> secrets = new ArrayList<>();
        secrets.add("owner-of-the-image".getBytes(StandardCharsets.UTF_8));
        secrets.add("@birds.example".getBytes(StandardCharsets.UTF_8));
        secrets.add("Display of".getBytes(StandardCharsets.UTF_8));
        secrets.add("two chicks".getBytes(StandardCharsets.UTF_8));
        secrets.add("latitude".getBytes(StandardCharsets.UTF_8));
        observations.observers().stream()
                .limit(20)
                .map(id -> id.getBytes(StandardCharsets.UTF_8))
                .forEach(secrets::add);
        observations.places().stream().limit(20).map(SystemIT::asAvro).forEach(secrets::add);
        secrets.add(asAvro(PLACE));

        try (var jetStream = new JetStreamEvents(platform.nats())) {
            for (Message message : jetStream.all()) {
                assertHoldsNone(message.getSubject(), message.getData(), secrets);
                assertHoldsNone(
                        message.getSubject(),
                        String.valueOf(message.getHeaders()).getBytes(StandardCharsets.UTF_8),
                        secrets);
            }
        }
        Set<String> ours = new HashSet<>(topics.names());
        ours.remove(TOPIC_OF_SCHEMAS);
        for (String topic : ours) {
            topics.records(topic).forEach(record -> {
                assertHoldsNone(topic, record.key(), secrets);
                assertHoldsNone(topic, record.value(), secrets);
                record.headers().forEach(header -> assertHoldsNone(topic, header.value(), secrets));
            });
        }
    }

    @ParameterizedTest
    @Order(7)
    @CsvSource(
            delimiter = '|',
            value = {
                "/ratings    | {'image':{'url':'https://images.example/nobody.jpg'},'rating':3}       | 404",
                "/ratings    | {'image':{'url':''},'rating':3}                                        | 400",
                "/ratings    | {'image':{'url':'https://images.example/rufous-hornero.jpg'},'rating':0} | 400",
                "/ratings    | {'image':{'url':'https://images.example/rufous-hornero.jpg'},'rating':6} | 400",
                "/ratings    | {'image':{'url':'https://images.example/rufous-hornero.jpg'},'rating':'five'} | 400",
                "/ratings    | {'image':                                                              | 400",
                "/v1/ratings | {'image_url':'','rating':3}                                            | 400",
                "/ticks      | {'image':{'url':'not an address'}}                                     | 400",
                "/ticks      | {}                                                                     | 400"
            })
    void a_mistake_gets_a_clear_problem(String path, String json, int status) {
        Rest.Answer answer = rater.rest().post(path, json.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().get("detail").textValue()).isNotBlank();
    }

    @Test
    @Order(8)
    void a_body_of_2_mb_is_refused() {
        String note = "x".repeat(2_000_000);

        Rest.Answer answer = rater.rest().post("/ticks", """
                {"image":{"url":"https://images.example/2.jpg"},"sighting":{"species":"a","note":"%s"}}""".formatted(note));

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    @Order(9)
    void strangers_bytes_are_set_aside_and_good_events_come_after() throws Exception {
        var encoding = new SingleObjectEncoding(CATALOGUE);
        byte[] good = SystemEvents.tick(rater.id(), "https://images.example/direct.jpg", encoding);
        byte[] unknown = good.clone();
        unknown[4] ^= 0x55;
        String subject = TICK.subjectsOf("new").replace("*", rater.id());
        try (var jetStream = new JetStreamEvents(platform.nats())) {
            jetStream.publish(subject, Arrays.copyOf(good, good.length - 7));
            jetStream.publish(subject, unknown);
            jetStream.publish(subject.replace(".v1.", ".v9."), good);
            jetStream.publish(subject, good);
            jetStream.publish(subject, good);
        }

        await().atMost(CAUGHT_UP)
                .untilAsserted(() ->
                        assertThat(topics.live(TICK.latestTopic())).contains("https://images.example/direct.jpg"));
        List<String> reasons = topics.records("dead-letter").stream()
                .map(record -> record.headers().lastHeader("dead_letter_reason"))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .toList();
        assertThat(reasons).hasSize(3).doesNotHaveDuplicates();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                admin.get("/statistics/images?url=" + Rest.encode("https://images.example/direct.jpg"))
                                        .body()
                                        .get("ticks")
                                        .intValue())
                        .as("the same event id counts once")
                        .isEqualTo(1));
    }

    @Test
    @Order(10)
    void an_event_that_the_bus_takes_twice_counts_once() throws Exception {
        try (var jetStream = new JetStreamEvents(platform.nats())) {
            new DoubleDelivery(TICK, admin, rater)
                    .assertCountsOnce(jetStream, topics, new SingleObjectEncoding(CATALOGUE));
        }
    }

    @Test
    @Order(10)
    void nobody_reads_or_deletes_another_persons_data() {
        assertThat(rater.rest().get("/users/" + owner.id()).status()).isEqualTo(403);
        assertThat(rater.rest().delete("/users/" + owner.id()).status()).isEqualTo(403);
        assertThat(rater.rest().get("/statistics/people/" + owner.id()).status())
                .isEqualTo(403);
        assertThat(Rest.anonymous(platform.http()).get("/users/" + owner.id()).status())
                .isEqualTo(401);
        assertThat(rater.rest().withToken("x.y.z").get("/ticks").status()).isEqualTo(401);
    }

    @Test
    @Order(11)
    void a_person_who_asks_to_be_forgotten_is_forgotten_everywhere() {
        String tick = owner.rest()
                .post("/ticks", tick("https://images.example/second.jpg"))
                .location();
        await().atMost(CAUGHT_UP)
                .untilAsserted(() ->
                        assertThat(topics.live(TICK.latestTopic())).contains("https://images.example/second.jpg"));

        Rest.Answer accepted = owner.rest().delete("/users/" + owner.id());

        assertThat(accepted.status()).isEqualTo(202);
        await().atMost(CAUGHT_UP).untilAsserted(() -> {
            assertThat(admin.get(accepted.location()).body().get("state").textValue())
                    .isEqualTo("completed");
            assertThat(admin.get("/users/" + owner.id()).status()).isEqualTo(410);
            assertThat(admin.get(tick).status()).isIn(404, 410);
            assertThat(admin.get("/statistics/people/" + owner.id()).status()).isEqualTo(404);
            assertThat(owner.rest().get("/ticks").status()).isEqualTo(401);
            assertThat(login(owner).status()).isEqualTo(401);
            assertThat(topics.live("statistics.people.v1.latest")).doesNotContain(owner.id());
            for (MajorVersion major : CATALOGUE.majors()) {
                if (!major.event().equals("gdpr")) {
                    assertThat(eventsOf(owner.id(), major.latestTopic()))
                            .as(major.latestTopic())
                            .isEmpty();
                }
            }
            assertThat(topics.live(TICK.latestTopic())).doesNotContain(IMAGE, "https://images.example/second.jpg");
            assertThat(topics.live(SCORE.latestTopic())).doesNotContain(IMAGE, "https://images.example/second.jpg");
        });
        assertThat(admin.get("/events/tick/" + owner.id()).body().get("events"))
                .as("purged")
                .isEmpty();
        erasure = accepted.location();
    }

    @Test
    @Order(12)
    void the_erasure_is_proven_by_a_certificate_and_by_looking_everywhere() throws Exception {
        JsonNode certificate =
                Rest.anonymous(platform.http()).get(erasure + "/certificate").body();
        assertThat(certificate.get("grade").textValue()).isIn("shredded", "physically_removed");
        assertThat(certificate.get("keys")).isNotEmpty();

        Rest.Answer begun = admin.post("/gdpr/verifications", """
                {"user":{"id":"%s"}}""".formatted(owner.id()));

        assertThat(begun.status()).isEqualTo(202);
        await().atMost(CAUGHT_UP)
                .untilAsserted(() -> assertThat(admin.get(begun.location())
                                .body()
                                .at("/report/verdict")
                                .asText())
                        .isEqualToIgnoringCase("clean"));
    }

    @Test
    @Order(13)
    void a_restart_goes_on_from_what_was_there() throws Exception {
        int ticks = admin.get("/statistics").body().get("ticks").intValue();

        platform.restart();

        admin = Rest.anonymous(platform.http()).login("admin", platform.adminPassword());
        await().atMost(CAUGHT_UP)
                .untilAsserted(() -> assertThat(
                                admin.get("/statistics").body().get("ticks").intValue())
                        .isEqualTo(ticks));
        assertThat(importObservations().imported()).isZero();
        assertThat(admin.get("/users/" + owner.id()).status()).isEqualTo(410);
    }

    @Test
    @Order(14)
    void every_event_is_listed_once_and_in_one_order_by_pages_of_any_size() throws Exception {
        try (PlatformRest reads =
                new PlatformRest(platform.http(), platform.adminPassword(), folder.resolve("admin-token"))) {
            List<String> whole = ListedPlaces.of(reads, EventQuery.all(), 1_000);
            String[] expected = whole.toArray(String[]::new);

            assertThat(whole).doesNotHaveDuplicates().hasSizeGreaterThan(observations.rowCount());
            assertThat(ListedPlaces.of(reads, EventQuery.all(), 89)).startsWith(expected);
            assertThat(ListedPlaces.of(reads, EventQuery.ofAggregate("user/" + rater.id()), 1))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allMatch(place -> place.startsWith("USER "))
                    .anyMatch(place -> place.endsWith(" created"));
        }
    }

    @Test
    @Order(14)
    void every_event_came_from_one_whom_the_catalogue_names() throws Exception {
        try (PlatformRest reads =
                new PlatformRest(platform.http(), platform.adminPassword(), folder.resolve("admin-token"))) {
            Map<String, Set<String>> sources = ListedSources.of(reads);

            assertThat(sources.keySet()).contains("tick", "rate", "score", "notification", "gdpr", "user");
            sources.forEach((event, publishers) -> assertThat(publishers)
                    .as("publishers of " + event)
                    .isSubsetOf(CATALOGUE.event(event).publishers()));
        }
    }

    @Test
    @Order(15)
    void refused_logins_are_counted_by_the_hour() {
        for (int i = 0; i < 3; i++) {
            Rest.Answer refused = Rest.anonymous(platform.http()).post("/login", """
                    {"username":"%s","password":"a guess"}""".formatted(rater.username()));
            assertThat(refused.status()).isEqualTo(401);
        }

        await().atMost(CAUGHT_UP).untilAsserted(() -> {
            JsonNode counts =
                    admin.get("/statistics/counts?name=login-refused").body().get("counts");
            assertThat(counts)
                    .allSatisfy(
                            count -> assertThat(count.get("name").textValue()).isEqualTo("login-refused"));
            assertThat(StreamSupport.stream(counts.spliterator(), false)
                            .mapToLong(count -> count.get("times").longValue())
                            .sum())
                    .isGreaterThanOrEqualTo(3);
        });
    }

    @Test
    @Order(16)
    void what_handlers_could_not_read_is_listed_and_can_be_given_to_them_again() throws Exception {
        try (PlatformRest api =
                new PlatformRest(platform.http(), platform.adminPassword(), folder.resolve("admin-token"))) {
            DeadLettersApi letters = new DeadLettersApi(api, "admin");

            assertThat(new DeadLettersApi(api, null).list(null, false, 1_000).findValuesAsText("service"))
                    .contains("admin");
            assertThat(letters.list("admin-audit", false, 1_000).findValuesAsText("state"))
                    .hasSize(3)
                    .containsOnly("parked");
            assertThat(letters.redrive("admin-audit", null, false, false, 1_000).findValuesAsText("outcome"))
                    .as("bytes that nobody can read")
                    .contains("FAILED")
                    .doesNotContain("HANDLED");
        }
    }

    @Test
    @Order(17)
    void compaction_removes_the_bytes_and_that_is_certified() throws Exception {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(admin.get(erasure).body().get("grade").textValue())
                                .isEqualTo("physically_removed"));

        byte[] name = owner.username().getBytes(StandardCharsets.UTF_8);
        for (Path segment : platform.kafkaSegments()) {
            assertHoldsNone(segment.toString(), bytesOf(segment), List.of(name));
        }
    }

    @Test
    @Order(18)
    void who_ticks_a_bird_reads_at_once_what_includes_it() {
        long before = ofHornero(admin);
        for (int i = 1; i <= 10; i++) {
            String image = "https://images.example/read-at-once-" + i + ".jpg";
            String position = rater.rest().post("/ticks", tick(image)).position();

            assertThat(ofHornero(admin.at(position))).isEqualTo(before + i);
            Rest.Answer inSql = admin.at(position).post("/analytics/query", """
                    {"sql":"select count(*) from tick_latest where image_url = '%s'"}""".formatted(image));
            assertThat(inSql.body().get("rows").toString()).isEqualTo("[[1]]");
            assertThat(rater.rest()
                            .at(position)
                            .get("/scores?image=" + Rest.encode(image))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    @Order(19)
    void whom_an_admin_makes_an_analyst_asks_in_sql_until_the_role_is_taken_away() {
        Rest anonymous = admin.withToken(null);
        Rest.Person someone = anonymous.register("analyst-to-be");
        String password = "pass phrase of " + someone.username();
        String question = """
                {"sql":"select 40 + 2"}""";
        String role = "/roles/" + someone.id() + "/analyst";
        assertThat(someone.rest().post("/analytics/query", question).status()).isEqualTo(403);
        assertThat(someone.rest().put(role, null).status()).isEqualTo(403);

        assertThat(admin.put(role, null).status()).isEqualTo(201);
        Rest analyst = anonymous.login(someone.username(), password);
        assertThat(analyst.post("/analytics/query", question).body().get("rows"))
                .hasToString("[[42]]");
        assertThat(analyst.put("/analytics/queries/answer", question).status()).isEqualTo(201);
        assertThat(analyst.post("/analytics/queries/answer/run", null).body().get("rows"))
                .hasToString("[[42]]");
        assertThat(analyst.get("/admin/audit").status())
                .as("an analyst is no admin")
                .isEqualTo(403);

        assertThat(admin.delete(role).status()).isEqualTo(204);
        assertThat(anonymous
                        .login(someone.username(), password)
                        .post("/analytics/query", question)
                        .status())
                .isEqualTo(403);
    }

    @Test
    @Order(20)
    void the_trace_of_a_client_is_that_of_all_that_follows() throws Exception {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        String client = "00-" + trace + "-00f067aa0ba902b7-01";
        var chapter = new TraceChapter(platform, topics, "traced-image");

        assertThat(chapter.tick("https://images.example/traced.jpg", client)).isEqualTo(trace);
        chapter.rate("https://images.example/traced.jpg", client);
    }

    @Test
    @Order(21)
    void a_request_of_no_trace_begins_one() throws Exception {
        var chapter = new TraceChapter(platform, topics, "image-of-no-trace");

        String one = chapter.tick("https://images.example/no-trace-1.jpg", null);
        assertThat(chapter.tick("https://images.example/no-trace-2.jpg", null)).isNotEqualTo(one);
        chapter.rate("https://images.example/no-trace-1.jpg", null);
    }

    @Test
    @Order(21)
    void a_score_is_watched_in_graphql_and_nothing_is_missed_when_the_line_is_cut() {
        var chapter = new GraphChapter(platform, "watched-image");

        chapter.watchScores();
        chapter.ask();
    }

    @Test
    @Order(22)
    void every_part_is_replaced_by_its_next_version_under_load_and_nothing_is_lost_or_doubled() throws Exception {
        assumeTrue(platform instanceof ContainerPlatform, "parts are replaced one by one in containers only");
        String images = "https://images.example/steady-";
        List<String> ticked;
        try (var ticks = new SteadyTicks(platform.http(), rater.rest(), images)) {
            ((ContainerPlatform) platform)
                    .updateAll(System.getenv().getOrDefault("SHRIKE_NEXT_IMAGE", "shrike/shrike:next"));
            ticked = ticks.finish();
        }

        assertThat(ticked).hasSizeGreaterThan(20);
        await().atMost(CAUGHT_UP)
                .untilAsserted(() -> assertThat(ticksOf(topics.decoded(TICK.topic()), images))
                        .containsExactlyInAnyOrderElementsOf(ticked));
        await().atMost(CAUGHT_UP)
                .untilAsserted(() -> assertThat(seen(admin, "Avis constans")).isEqualTo(ticked.size()));
    }

    @Test
    @Order(23)
    void prometheus_is_told_all_that_rules_and_dashboards_look_for_and_nothing_about_anybody() {
        assumeTrue(platform instanceof NativePlatform, "in containers every part tells for itself, to the inside");
        var watched = new WatchedPlatform(platform.http());

        watched.assertTellsAllThatIsWatched();
        watched.assertTellsWhatHappened();
        watched.assertSaysNothingAboutAnybody();
    }

    private static List<String> ticksOf(List<GenericRecord> ticks, String images) {
        return ticks.stream()
                .map(tick -> ((GenericRecord) ((GenericRecord) tick.get("data")).get("image"))
                        .get("url")
                        .toString())
                .filter(url -> url.startsWith(images))
                .toList();
    }

    private static long ofHornero(Rest caller) {
        return seen(caller, "Furnarius rufus");
    }

    private static long seen(Rest caller, String bird) {
        JsonNode species = caller.get("/statistics/species").body().get("species");
        return StreamSupport.stream(species.spliterator(), false)
                .filter(one -> one.get("species").textValue().equals(bird))
                .mapToLong(one -> one.get("count").longValue())
                .sum();
    }

    /** None, when Kafka has deleted the file meanwhile. */
    private static byte[] bytesOf(Path segment) throws IOException {
        try {
            return Files.readAllBytes(segment);
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    private static List<String> told(Person person) {
        return person.rest().get("/notifications").body().get("items").findValuesAsText("message_type");
    }

    private Rest.Answer login(Person person) {
        return Rest.anonymous(platform.http()).post("/login", """
                {"username":"%s","password":"pass phrase of %s"}""".formatted(person.username(), person.username()));
    }

    private ImportSummary importObservations() throws Exception {
        return new Importing(platform.http(), platform.adminPassword())
                .file(observations.file(), folder.resolve("rejects.csv"), new Importing.Listener() {
                    @Override
                    public void begin(long rows) {}

                    @Override
                    public void row() {}
                });
    }

    /** The live events in which the person is the one who acts. */
    private List<GenericRecord> eventsOf(String person, String topic) {
        return topics.decodedLatest(topic).stream()
                .filter(event -> ((GenericRecord) event.get("data")).hasField("user"))
                .filter(event -> ((GenericRecord) ((GenericRecord) event.get("data")).get("user"))
                        .get("id")
                        .toString()
                        .equals(person))
                .toList();
    }

    private static String tick(String image) {
        return """
                {"image":{"url":"%s"},"sighting":{"species":"Furnarius rufus","count":2,"observed_at":"2021-05-20T19:00:00Z",
                 "location":{"latitude":%s,"longitude":%s},"note":"two chicks"}}""".formatted(image, PLACE[0], PLACE[1]);
    }

    private static byte[] asAvro(double[] place) {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(place[0])
                .putDouble(place[1])
                .array();
    }

    private static void assertHoldsNone(String where, byte[] bytes, List<byte[]> secrets) {
        for (byte[] secret : secrets) {
            if (bytes != null && contains(bytes, secret)) {
                throw new AssertionError(where + " holds in clear: " + new String(secret, StandardCharsets.UTF_8));
            }
        }
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        for (int at = 0; at <= bytes.length - part.length; at++) {
            if (bytes[at] == part[0] && Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
