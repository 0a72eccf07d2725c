package dev.shrike.topology.statistics;

import static dev.shrike.topology.bench.Birders.ANA;
import static dev.shrike.topology.bench.Birders.BENITO;
import static dev.shrike.topology.bench.Birders.CARLA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.shrike.topology.bench.Happenings;
import dev.shrike.topology.bench.TopologyBench;
import dev.shrike.topology.query.ActivePeople;
import dev.shrike.topology.query.EventCount;
import dev.shrike.topology.query.NamedCount;
import dev.shrike.topology.query.PersonCount;
import dev.shrike.topology.query.SpeciesCount;
import dev.shrike.topology.query.WindowCount;
import dev.shrike.topology.query.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatisticsTopologyTest {
    private static final String TERO = "https://birds.example/tero.jpg";
    private static final String HORNERO = "https://birds.example/hornero.jpg";
    private static final String LAPWING = "Vanellus chilensis";
    private static final String OVENBIRD = "Furnarius rufus";
    private static final Happenings EVENT = Happenings.atNoon();
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    private final TopologyBench bench = new TopologyBench(new StatisticsTopology(TopologyBench.CATALOGUE));
    private final StatisticsQueries statistics = new StatisticsQueries(bench.stores());

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void events_are_counted_by_name_version_and_type() {
        happened(
                EVENT.tick(ANA, TERO),
                EVENT.tick(BENITO, HORNERO),
                EVENT.user("created", ANA),
                EVENT.user("login", ANA));

        assertThat(statistics.totals().events()).isEqualTo(4);
        assertThat(statistics.totals().byType())
                .containsExactly(
                        new EventCount("tick", 1, "new", 2),
                        new EventCount("user", 1, "created", 1),
                        new EventCount("user", 1, "login", 1));
        assertThat(bench.latest(StatisticsTopics.TOTALS.topic()))
                .containsEntry("tick 1 new", "{\"event\":\"tick\",\"major\":1,\"type\":\"new\",\"count\":2}");
    }

    @Test
    void an_event_delivered_twice_counts_once() {
        var tick = EVENT.tick(ANA, TERO, LAPWING, null);

        happened(tick, tick, EVENT.tick(ANA, HORNERO), tick);

        assertThat(statistics.totals().of("tick")).isEqualTo(2);
        assertThat(statistics.person(ANA).orElseThrow().ticks()).isEqualTo(2);
        assertThat(statistics.image(TERO).orElseThrow().ticks()).isEqualTo(1);
        assertThat(statistics.species(10)).containsExactly(new SpeciesCount(LAPWING, 1));
    }

    @Test
    void counters_that_name_nobody_can_be_asked_as_they_were() {
        happened(EVENT.tick(ANA, TERO, LAPWING, null), EVENT.tick(BENITO, TERO, LAPWING, null));
        happened(Happenings.at(Happenings.NOON.plus(Duration.ofHours(1))).tick(ANA, HORNERO, LAPWING, null));

        var before = statistics.asOf(Happenings.NOON.plus(Duration.ofMinutes(59)));
        var after = statistics.asOf(Happenings.NOON.plus(Duration.ofMinutes(60)));
        assertThat(before.species(10)).containsExactly(new SpeciesCount(LAPWING, 2));
        assertThat(before.totals().of("tick")).isEqualTo(2);
        assertThat(after.species(10)).containsExactly(new SpeciesCount(LAPWING, 3));
        assertThat(after.totals().of("tick")).isEqualTo(3);
        assertThat(statistics.asOf(Happenings.NOON.minusSeconds(1)).species(10)).isEmpty();
        assertThat(statistics.species(10)).containsExactly(new SpeciesCount(LAPWING, 3));
    }

    @Test
    void within_a_minute_the_past_is_what_it_began_with() {
        happened(EVENT.tick(ANA, TERO, LAPWING, null));
        happened(Happenings.at(Happenings.NOON.plusSeconds(70)).tick(BENITO, TERO, LAPWING, null));

        assertThat(statistics.asOf(Happenings.NOON.plusSeconds(119)).species(10))
                .containsExactly(new SpeciesCount(LAPWING, 1));
        assertThat(statistics.asOf(Happenings.NOON.plusSeconds(120)).species(10))
                .containsExactly(new SpeciesCount(LAPWING, 2));
    }

    @Test
    void a_raised_rating_counts_by_version_but_only_once_as_a_rating() {
        var old = EVENT.oldRating(CARLA, TERO, 4);
        happened(EVENT.tick(ANA, TERO), old, dev.shrike.schemas.upcast.RateUpcaster.upcast(old, ANA));

        assertThat(statistics.totals().of("rate")).isEqualTo(1);
        assertThat(statistics.person(CARLA).orElseThrow().ratings()).isEqualTo(1);
        assertThat(statistics.windows(WindowSize.DAY, Happenings.NOON, Happenings.NOON.plusSeconds(1)))
                .extracting(WindowCount::event, WindowCount::count)
                .contains(tuple("rate", 1L));
    }

    @Test
    void species_come_most_often_seen_first() {
        happened(
                EVENT.tick(ANA, TERO, LAPWING, null),
                EVENT.tick(BENITO, HORNERO, OVENBIRD, null),
                EVENT.tick(BENITO, TERO, LAPWING, null));

        assertThat(statistics.species(10)).containsExactly(new SpeciesCount(LAPWING, 2), new SpeciesCount(OVENBIRD, 1));
        assertThat(statistics.species(1)).hasSize(1);
        assertThat(bench.latest(StatisticsTopics.SPECIES.topic()))
                .containsEntry(LAPWING, "{\"species\":\"" + LAPWING + "\",\"sightings\":2}");
    }

    @Test
    void a_person_has_ticks_species_ratings_and_active_days() {
        happened(
                EVENT.tick(ANA, TERO, LAPWING, null),
                EVENT.tick(ANA, HORNERO, OVENBIRD, null),
                EVENT.tick(ANA, HORNERO, OVENBIRD, null),
                EVENT.rating(ANA, TERO, BENITO, 4),
                Happenings.at(Happenings.NOON.plus(Duration.ofDays(1))).user("login", ANA));

        assertThat(statistics.person(ANA)).get().satisfies(ana -> {
            assertThat(ana.ticks()).isEqualTo(3);
            assertThat(ana.species()).isEqualTo(2);
            assertThat(ana.ratings()).isEqualTo(1);
            assertThat(ana.activeDays()).isEqualTo(2);
            assertThat(ana.lastActive()).isEqualTo(Happenings.NOON.plus(Duration.ofDays(1)));
        });
        assertThat(bench.latest(StatisticsTopics.PEOPLE.topic()).get(ANA.toString()))
                .contains("\"ticks\":3", "\"last_active\":\"2026-11-21T12:00:00Z\"");
    }

    @Test
    void an_image_has_the_present_ratings_with_mean_and_histogram() {
        happened(
                EVENT.tick(ANA, TERO),
                EVENT.rating(BENITO, TERO, ANA, 5),
                EVENT.rating(CARLA, TERO, ANA, 2),
                EVENT.rating(BENITO, TERO, ANA, 3));

        assertThat(statistics.image(TERO)).get().satisfies(image -> {
            assertThat(image.owner()).contains(ANA);
            assertThat(image.ratings()).isEqualTo(2);
            assertThat(image.mean()).isEqualTo(2.5);
            assertThat(image.histogram()).containsExactly(0L, 1L, 1L, 0L, 0L);
        });
        assertThat(bench.latest(StatisticsTopics.IMAGES.topic()).get(TERO))
                .contains("\"owner\":\"" + ANA + "\"", "\"mean\":2.5", "\"histogram\":[0,1,1,0,0]");
    }

    @Test
    void events_are_counted_in_the_windows_they_happened_in() {
        happened(
                EVENT.tick(ANA, TERO),
                Happenings.at(Happenings.NOON.plusSeconds(59)).tick(ANA, HORNERO),
                Happenings.at(Happenings.NOON.plusSeconds(61)).tick(ANA, HORNERO));

        assertThat(statistics.windows(WindowSize.MINUTE, Happenings.NOON, Happenings.NOON.plusSeconds(120)))
                .containsExactly(
                        new WindowCount(WindowSize.MINUTE, Happenings.NOON, "tick", "new", 2),
                        new WindowCount(WindowSize.MINUTE, Happenings.NOON.plusSeconds(60), "tick", "new", 1));
        assertThat(statistics.windows(WindowSize.HOUR, Happenings.NOON.plusSeconds(7), Happenings.NOON.plusSeconds(8)))
                .containsExactly(new WindowCount(WindowSize.HOUR, Happenings.NOON, "tick", "new", 3));
        assertThat(statistics.windows(WindowSize.DAY, Instant.EPOCH, Happenings.NOON))
                .hasSize(1);
    }

    @Test
    void an_event_that_is_too_late_for_a_window_still_counts_in_the_totals() {
        var early = Happenings.at(Happenings.NOON.minus(Duration.ofDays(3)));
        happened(EVENT.tick(ANA, TERO), early.tick(ANA, HORNERO));

        assertThat(statistics.totals().of("tick")).isEqualTo(2);
        assertThat(statistics.windows(WindowSize.MINUTE, Instant.EPOCH, Happenings.NOON))
                .isEmpty();
        assertThat(statistics.windows(WindowSize.HOUR, Instant.EPOCH, Happenings.NOON))
                .hasSize(1);
    }

    @Test
    void windows_that_are_over_are_dropped_and_their_keys_ended() {
        happened(EVENT.tick(ANA, TERO));

        happened(Happenings.at(Happenings.NOON.plus(Duration.ofDays(2))).tick(ANA, HORNERO));
        happened(Happenings.at(Happenings.NOON.plus(Duration.ofDays(3))).tick(ANA, HORNERO));

        assertThat(statistics.windows(WindowSize.MINUTE, Happenings.NOON, Happenings.NOON.plusSeconds(60)))
                .isEmpty();
        assertThat(bench.latest(StatisticsTopics.WINDOWS.topic()))
                .containsEntry("MINUTE 2026-11-20T12:00:00Z tick new", null);
        assertThat(statistics.windows(WindowSize.DAY, Instant.EPOCH, Happenings.NOON.plusSeconds(1)))
                .hasSize(1);
    }

    @Test
    void what_services_count_is_added_up_by_name_and_hour() {
        Instant nextHour = Happenings.NOON.plus(Duration.ofHours(1));
        var twice = EVENT.count("login-refused", 3);
        happened(
                twice,
                EVENT.count("login-refused", 4),
                twice,
                EVENT.count("song-heard", 5),
                Happenings.at(nextHour.minusSeconds(1)).count("login-refused", 1_000_000_000_000L),
                Happenings.at(nextHour).count("login-refused", 1));

        assertThat(statistics.counts(Optional.of("login-refused"), Happenings.NOON, nextHour.plusSeconds(1)))
                .containsExactly(
                        new NamedCount("login-refused", Happenings.NOON, 1_000_000_000_007L),
                        new NamedCount("login-refused", nextHour, 1));
        assertThat(statistics.counts(Optional.empty(), Happenings.NOON.plusSeconds(60), nextHour))
                .extracting(NamedCount::name)
                .containsExactly("login-refused", "song-heard");
        assertThat(statistics.totals().of("count")).as("events, not times").isEqualTo(5);
        assertThat(bench.latest(StatisticsTopics.COUNTS.topic()))
                .containsEntry(
                        "song-heard 2026-11-20T12:00:00Z",
                        "{\"name\":\"song-heard\",\"hour\":\"2026-11-20T12:00:00Z\",\"times\":5}");
    }

    @Test
    void a_count_of_nothing_or_less_adds_nothing() {
        happened(EVENT.count("login-refused", 0), EVENT.count("login-refused", -7), EVENT.count("login-refused", 2));

        assertThat(statistics.counts(Optional.empty(), Happenings.NOON, Happenings.NOON.plusSeconds(1)))
                .containsExactly(new NamedCount("login-refused", Happenings.NOON, 2));
    }

    @Test
    void hours_of_counts_are_kept_for_a_year() {
        Instant longAgo = Happenings.NOON.minus(NamedCount.KEPT);
        happened(Happenings.at(longAgo).count("login-refused", 2));

        happened(Happenings.at(longAgo.plus(Duration.ofDays(200))).tick(ANA, HORNERO));
        assertThat(statistics.counts(Optional.empty(), Instant.EPOCH, Happenings.NOON))
                .hasSize(1);
        happened(Happenings.at(Happenings.NOON.plus(Duration.ofDays(1))).tick(ANA, HORNERO));
        happened(Happenings.at(Happenings.NOON.plus(Duration.ofDays(2))).tick(ANA, HORNERO));

        assertThat(statistics.counts(Optional.empty(), Instant.EPOCH, Happenings.NOON))
                .isEmpty();
        assertThat(bench.latest(StatisticsTopics.COUNTS.topic()))
                .containsEntry("login-refused 2025-11-19T12:00:00Z", null);
    }

    @Test
    void people_are_active_once_a_day() {
        happened(
                EVENT.tick(ANA, TERO),
                EVENT.tick(ANA, HORNERO),
                EVENT.user("login", BENITO),
                Happenings.at(Happenings.NOON.plus(Duration.ofDays(1))).tick(ANA, TERO));

        assertThat(statistics.activePeople(DAY, DAY.plusDays(1)))
                .containsExactly(new ActivePeople(DAY, 2), new ActivePeople(DAY.plusDays(1), 1));
        assertThat(bench.latest(StatisticsTopics.ACTIVE_PEOPLE.topic()))
                .containsEntry("2026-11-20", "{\"day\":\"2026-11-20\",\"people\":2}");
    }

    @Test
    void the_leaderboard_has_those_with_most_ticks_first() {
        happened(EVENT.tick(ANA, TERO), EVENT.tick(BENITO, HORNERO), EVENT.tick(BENITO, TERO));

        assertThat(statistics.leaderboard(10)).containsExactly(new PersonCount(BENITO, 2), new PersonCount(ANA, 1));
        assertThat(statistics.leaderboard(1)).containsExactly(new PersonCount(BENITO, 2));
        assertThat(bench.latest(StatisticsTopics.LEADERBOARD.topic()))
                .containsEntry("001", "{\"person\":\"" + BENITO + "\",\"ticks\":2}")
                .containsEntry("002", "{\"person\":\"" + ANA + "\",\"ticks\":1}");
    }

    private void happened(SpecificRecord... events) {
        bench.happened(events);
    }
}
