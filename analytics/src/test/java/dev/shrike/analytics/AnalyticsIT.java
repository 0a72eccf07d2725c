package dev.shrike.analytics;

import static dev.shrike.analytics.LatestTopics.CATALOGUE;
import static dev.shrike.analytics.LatestTopics.TICK;
import static dev.shrike.analytics.LatestTopics.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.shrike.analytics.load.LoadSettings;
import dev.shrike.analytics.load.TableFreshness;
import dev.shrike.analytics.query.Query;
import dev.shrike.analytics.query.QueryException;
import dev.shrike.analytics.query.QueryLimits;
import dev.shrike.schemas.rate.v2.Image;
import dev.shrike.schemas.rate.v2.Metadata;
import dev.shrike.schemas.rate.v2.Rate;
import dev.shrike.schemas.rate.v2.RateData;
import dev.shrike.schemas.rate.v2.User;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.Part;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One story on a real broker and registry: the tables wait for their topics, are loaded, and follow. */
@TestMethodOrder(OrderAnnotation.class)
class AnalyticsIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final QueryLimits LIMITS = new QueryLimits(100, 1_000_000, Duration.ofSeconds(10));
    private static final UUID ANA = UUID.randomUUID();
    private static final String FIRST = "https://images.example/1.jpg";

    private static Brokers brokers;
    private static LatestTopics topics;
    private static Analytics analytics;

    @BeforeAll
    static void start() {
        brokers = Brokers.shared(Part.KAFKA, Part.REGISTRY);
        analytics = open();
    }

    @AfterAll
    static void stop() {
        analytics.close();
        topics.close();
    }

    @Test
    @Order(1)
    void withoutItsTopicsItSaysSo() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(analytics.trouble().orElse(""))
                        .contains("Topics are missing")
                        .contains(TICK.latestTopic()));
        assertThat(analytics.isReady()).isFalse();
    }

    @Test
    @Order(2)
    void whatIsInTheTopicsIsLoaded() throws Exception {
        topics = LatestTopics.create(brokers);
        follow(topics.publish(tick(ANA, FIRST, "Vanellus chilensis")));
        follow(topics.publish(tick(ANA, "https://images.example/2.jpg", "Furnarius rufus")));
        follow(topics.publish(tick(ANA, "https://images.example/3.jpg", "Furnarius rufus")));

        await().atMost(SOON).until(analytics::isReady);

        assertThat(rows("select species, count(*) n from tick_latest group by 1 order by n desc limit 5"))
                .hasToString("[[Furnarius rufus, 2], [Vanellus chilensis, 1]]");
        TableFreshness ticks = freshness("tick_latest");
        assertThat(ticks.rows()).isEqualTo(3);
        assertThat(ticks.lag()).isZero();
        assertThat(ticks.loaded()).isEqualTo(1);
        assertThat(ticks.position()).isPresent();
    }

    @Test
    @Order(3)
    void columnsAreTypedAndSealedOnesAreNull() throws Exception {
        Tick tick = tick(ANA, "https://images.example/typed.jpg", "Sula dactylatra");
        follow(topics.publish(tick));

        assertThat(
                        rows("select _key, _id::varchar, _type, _version, _source, epoch_us(_time), user_id, count + 1, note,"
                                        + " location, year(observed_at::date), typeof(_time), typeof(count)"
                                        + " from tick_latest where species like 'Sula%'")
                                .getFirst())
                .containsExactly(
                        "https://images.example/typed.jpg",
                        tick.getId(),
                        "new",
                        "1.1",
                        "services/TickAPI",
                        LatestTopics.SEEN.toEpochMilli() * 1000 + 456,
                        ANA.toString(),
                        4,
                        null,
                        null,
                        2026L,
                        "TIMESTAMP WITH TIME ZONE",
                        "INTEGER");
    }

    @Test
    @Order(4)
    void aLaterEventOfAKeyReplacesItsRowAndATombstoneDeletesIt() throws Exception {
        follow(topics.publish(tick(ANA, FIRST, "Vanellus cayanus")));
        assertThat(rows("select species from tick_latest where _key = '" + FIRST + "'"))
                .hasToString("[[Vanellus cayanus]]");

        follow(topics.write(TICK.latestTopic(), FIRST, null));
        assertThat(rows("select * from tick_latest where _key = '" + FIRST + "'"))
                .isEmpty();
        assertThat(freshness("tick_latest").rows()).isEqualTo(count("tick_latest"));
    }

    @Test
    @Order(5)
    void whatWasAbortedIsNotThere() throws Exception {
        topics.abort(tick(ANA, "https://images.example/aborted.jpg", "Raphus cucullatus"));
        follow(topics.publish(tick(ANA, "https://images.example/4.jpg", "Furnarius rufus")));
        follow(topics.publish(tick(ANA, "https://images.example/5.jpg", "Furnarius rufus")));

        assertThat(rows("select * from tick_latest where species like 'Raphus%'"))
                .isEmpty();
    }

    @Test
    @Order(6)
    void whatIsNoEventIsCountedAndStopsNothing() throws Exception {
        String key = "https://images.example/broken.jpg";
        follow(topics.publish(tick(ANA, key, "Pitangus sulphuratus")));
        follow(topics.write(TICK.latestTopic(), key, new byte[] {1, 2, 3}));
        byte[] cut = topics.encode(tick(ANA, key, "Pitangus sulphuratus"));
        follow(topics.write(TICK.latestTopic(), "other", Arrays.copyOf(cut, cut.length - 4)));
        follow(topics.write(TICK.latestTopic(), "foreign", topics.encode(rating(5))));
        follow(topics.publish(tick(ANA, "https://images.example/6.jpg", "Furnarius rufus")));

        assertThat(freshness("tick_latest").undecodable()).isEqualTo(3);
        assertThat(freshness("tick_latest").lastUndecodable().orElseThrow()).contains(TICK.latestTopic());
        assertThat(rows("select * from tick_latest where _key = '" + key + "'")).isEmpty();
        assertThat(rows("select count(*) from tick_latest where _key like '%/6.jpg'"))
                .hasToString("[[1]]");
        assertThat(analytics.isReady()).isTrue();
    }

    @Test
    @Order(7)
    void aLongNameWithEmojiComesBackWhole() throws Exception {
        String species = "🐦é".repeat(1_700);
        follow(topics.publish(tick(ANA, "https://images.example/emoji.jpg", species)));

        assertThat(rows("select species, length(species) from tick_latest where _key like '%emoji.jpg'")
                        .getFirst())
                .containsExactly(species, 3_400L);
    }

    @Test
    @Order(8)
    void anOlderMajorVersionHasATableOfItsOwn() throws Exception {
        follow(topics.publish(rating(4)));

        assertThat(rows("select rating, image_owner from rate_latest").getFirst())
                .containsExactly(4, ANA.toString());
        assertThat(rows("select * from rate_v1_latest")).isEmpty();
    }

    @Test
    @Order(9)
    void anAnswerTellsTheFreshnessOfTheTablesThatItReads() throws Exception {
        Answer answer = ask("select * from rate_latest r join tick_latest t using (user_id)");

        assertThat(answer.freshness())
                .extracting(TableFreshness::table)
                .containsExactlyInAnyOrder("rate_latest", "tick_latest");
        assertThat(ask("select 1").freshness()).isEmpty();
    }

    @Test
    @Order(9)
    void whatFillsTheTablesIsNotForQueries() {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> rows("select * from _rows_of_tick_latest()"))
                .withMessageContaining("_rows_of_tick_latest");
    }

    @Test
    @Order(10)
    void waitingForMoreThanThereIsEnds() throws Exception {
        assertThat(analytics.await(
                        Map.of(new TopicPartition(TICK.latestTopic(), 0), Long.MAX_VALUE), Duration.ofMillis(200)))
                .isFalse();
    }

    @Test
    @Order(11)
    void afterARestartTheTablesAreTheSame() throws Exception {
        List<List<Object>> before = rows("select * from tick_latest order by _key");
        analytics.close();
        analytics = open();

        await().atMost(SOON).until(analytics::isReady);

        assertThat(rows("select * from tick_latest order by _key")).isEqualTo(before);
        assertThat(before).isNotEmpty();
    }

    private static Analytics open() {
        LoadSettings load = LoadSettings.of(brokers.kafkaBootstrap(), brokers.registry());
        Analytics opened = new Analytics(
                AnalyticsSettings.of(new LoadSettings(
                        load.bootstrapServers(),
                        load.registry(),
                        load.timeout(),
                        Duration.ofMillis(300),
                        load.rowsPerBatch(),
                        load.bytesPerBatch())),
                CATALOGUE,
                Clock.systemUTC());
        opened.start();
        return opened;
    }

    private static Rate rating(int rating) {
        return Rate.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("update")
                .setVersion("2.0")
                .setData(new RateData(new User(ANA.toString()), new Image(FIRST, ANA.toString()), rating))
                .setMetadata(Metadata.newBuilder()
                        .setSource("services/TickAPI")
                        .setTime(LatestTopics.SEEN)
                        .build())
                .build();
    }

    private static void follow(Map<TopicPartition, Long> written) throws InterruptedException {
        assertThat(analytics.await(written, SOON)).isTrue();
    }

    private static TableFreshness freshness(String table) {
        return analytics.freshness().stream()
                .filter(one -> one.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private static long count(String table) throws InterruptedException {
        return (long) rows("select count(*) from " + table).getFirst().getFirst();
    }

    private static List<List<Object>> rows(String sql) throws InterruptedException {
        return ask(sql).result().rows();
    }

    private static Answer ask(String sql) throws InterruptedException {
        return analytics.query(new Query(sql, List.of(), LIMITS));
    }
}
