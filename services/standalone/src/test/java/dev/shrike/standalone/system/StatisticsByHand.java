package dev.shrike.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.standalone.system.Observations.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.avro.generic.GenericRecord;

/**
 * Whether the statistics say of every species, person and window what a plain count of the file says. The file knows neither the ids
 * that people were given nor when their ticks were made: these are read from Kafka, with a deserializer that is not ours, and each
 * observer has to be one person and each person one observer.
 */
final class StatisticsByHand {
    private static final Map<String, TemporalUnit> WINDOWS =
            Map.of("minute", ChronoUnit.MINUTES, "hour", ChronoUnit.HOURS, "day", ChronoUnit.DAYS);

    private final List<Row> rows;
    private final Map<String, String> people = new HashMap<>();
    private final Map<String, List<Instant>> times = new HashMap<>();

    private record Ticked(String person, String image, Instant time) {
        static Ticked of(GenericRecord tick) {
            GenericRecord data = (GenericRecord) tick.get("data");
            long micros = (Long) ((GenericRecord) tick.get("metadata")).get("time");
            return new Ticked(
                    ((GenericRecord) data.get("user")).get("id").toString(),
                    ((GenericRecord) data.get("image")).get("url").toString(),
                    Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        }
    }

    /**
     * @param ticks as they lie in Kafka
     */
    StatisticsByHand(Observations observations, List<GenericRecord> ticks) {
        rows = observations.rows();
        Map<String, List<Row>> byImage = rows.stream().collect(Collectors.groupingBy(Row::image));
        for (GenericRecord event : ticks) {
            Ticked tick = Ticked.of(event);
            times.computeIfAbsent(tick.person(), none -> new ArrayList<>()).add(tick.time());
            Set<String> observers =
                    byImage.get(tick.image()).stream().map(Row::observer).collect(Collectors.toSet());
            if (observers.size() == 1) {
                String observer = observers.iterator().next();
                assertThat(people.merge(observer, tick.person(), (one, other) -> one))
                        .as("whoever %s is", observer)
                        .isEqualTo(tick.person());
            }
        }
        assertThat(people.keySet()).isEqualTo(observers());
        assertThat(new HashSet<>(people.values()))
                .hasSameSizeAs(people.keySet())
                .isEqualTo(times.keySet());
    }

    /** Asks as somebody who may see everything. */
    void assertSaidBy(Rest admin) {
        totals(admin.get("/statistics").body());
        species(admin.get("/statistics/species?limit=1000").body());
        leaderboard(admin.get("/statistics/leaderboard?limit=1000").body());
        observers().forEach(observer -> person(admin, observer));
        WINDOWS.forEach((size, unit) -> windows(admin, size, unit));
    }

    private void totals(JsonNode found) {
        assertThat(found.get("ticks").longValue()).isEqualTo(rows.size());
        assertThat(found.get("people").longValue()).isEqualTo(observers().size());
        assertThat(found.get("species").longValue()).isEqualTo(distinct(rows, Row::species));
        assertThat(found.get("images").longValue()).isEqualTo(distinct(rows, Row::image));
    }

    private void species(JsonNode found) {
        Map<String, Long> expected = rows.stream().collect(Collectors.groupingBy(Row::species, Collectors.counting()));
        Map<String, Long> counted = new HashMap<>();
        found.get("species")
                .forEach(one -> counted.put(
                        one.get("species").textValue(), one.get("count").longValue()));
        assertThat(counted).isEqualTo(expected);
        assertThat(longs(found.get("species"), "count")).isSortedAccordingTo(Comparator.reverseOrder());
    }

    private void leaderboard(JsonNode found) {
        Map<String, Long> expected =
                rows.stream().collect(Collectors.groupingBy(row -> people.get(row.observer()), Collectors.counting()));
        Map<String, Long> counted = new HashMap<>();
        found.get("people")
                .forEach(one -> counted.put(
                        one.at("/user/id").textValue(), one.get("ticks").longValue()));
        assertThat(counted).isEqualTo(expected);
        assertThat(longs(found.get("people"), "ticks")).isSortedAccordingTo(Comparator.reverseOrder());
    }

    private void person(Rest admin, String observer) {
        List<Row> theirs =
                rows.stream().filter(row -> row.observer().equals(observer)).toList();
        List<Instant> when = times.get(people.get(observer));
        JsonNode found = admin.get("/statistics/people/" + people.get(observer)).body();
        assertThat(found.get("ticks").longValue()).as("ticks of " + observer).isEqualTo(theirs.size());
        assertThat(found.get("species").longValue())
                .as("species of " + observer)
                .isEqualTo(distinct(theirs, Row::species));
        assertThat(found.get("ratings").longValue()).isZero();
        assertThat(Instant.parse(found.get("last_active").textValue()))
                .isEqualTo(when.stream()
                        .max(Comparator.naturalOrder())
                        .orElseThrow()
                        .truncatedTo(ChronoUnit.MILLIS));
        assertThat(found.get("active_days").longValue())
                .isGreaterThanOrEqualTo(when.stream()
                        .map(time -> time.truncatedTo(ChronoUnit.DAYS))
                        .distinct()
                        .count());
    }

    private void windows(Rest admin, String size, TemporalUnit unit) {
        TreeMap<Instant, Long> expected = times.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(time -> time.truncatedTo(unit), TreeMap::new, Collectors.counting()));
        Instant from = expected.firstKey();
        JsonNode found = admin.get("/statistics/windows?size=%s&from=%s&to=%s"
                        .formatted(size, from, Instant.now().plusSeconds(1)))
                .body();
        Map<Instant, Long> counted = StreamSupport.stream(found.get("windows").spliterator(), false)
                .filter(one -> one.get("event").textValue().equals("tick"))
                .collect(Collectors.toMap(
                        one -> Instant.parse(one.get("start").textValue()),
                        one -> one.get("count").longValue()));
        assertThat(counted).as(size).isEqualTo(expected);
        assertThat(counted.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(rows.size());
    }

    private Set<String> observers() {
        return rows.stream().map(Row::observer).collect(Collectors.toSet());
    }

    private static long distinct(List<Row> rows, Function<Row, String> what) {
        return rows.stream().map(what).distinct().count();
    }

    private static List<Long> longs(JsonNode rows, String field) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(one -> one.get(field).longValue())
                .toList();
    }
}
