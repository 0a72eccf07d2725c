package dev.shrike.admin.page.overview;

import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.shell.Words;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The platform at one moment; what the role may not see, or what does not answer, is a trouble in its place.
 *
 * @param flows events per second by event, as seen while this page is open
 */
record Overview(
        Instant at,
        Answer<Streams> streams,
        Answer<Lanes> lanes,
        Answer<Totals> totals,
        Answer<Species> species,
        Answer<Scores> scores,
        Answer<Sightings> sightings,
        Answer<List<Part>> parts,
        Answer<Integer> deadLetters,
        Answer<Integer> openErasures,
        List<Flow> flows,
        String rateChart) {

    /** As admin-api answers. */
    record Streams(List<Stream> streams) {}

    /** One stream. */
    record Stream(String stream, long messages, long bytes, long lastSequence) {}

    /** As admin-api answers of the bridge. */
    record Lanes(List<Lane> lanes) {}

    /** One lane: what lies before it, and how many events it commits to Kafka in a second. */
    record Lane(String name, String direction, String state, String reason, long lagEvents, long lagMs, double rate) {
        boolean runs() {
            return state.equals("running");
        }
    }

    /** What was counted of everything. */
    record Totals(
            long ticks,
            @Nullable Long people,
            long species,
            @Nullable Long images,
            Map<String, Map<String, Long>> events) {
        long ratings() {
            return events.getOrDefault("rate", Map.of()).getOrDefault("update", 0L);
        }
    }

    /** Species, those ticked most often first. */
    record Species(List<Row> species) {
        record Row(String species, long count) {}
    }

    /** Images with their scores, the best first. */
    record Scores(List<Row> scores) {
        record Row(Image image, int score, double mean) {}

        record Image(String url) {}

        /** How many images have this score. */
        long with(int score) {
            return scores.stream().filter(row -> row.score() == score).count();
        }
    }

    /** For the chart of scores; nothing is drawn where there are none. */
    String scoreChart() {
        return Charts.scores(scores.found().orElse(new Scores(List.of())));
    }

    /** A part of the platform, and how it is. */
    record Part(String name, String status) {
        /** Its name for people: {@code gracefulShutdown} as {@code Graceful shutdown}. */
        String title() {
            return switch (name) {
                case "nats" -> "NATS";
                case "jdbc" -> "Databases";
                case "kek" -> "Key-encryption keys";
                default -> Words.plain(name.replaceAll("\\(.*\\)$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " "));
            };
        }

        String tone() {
            return switch (status) {
                case "UP" -> "good";
                case "DEGRADED", "UNKNOWN" -> "warn";
                default -> "bad";
            };
        }
    }

    /** Events per second of one event. */
    record Flow(String event, double nats, double kafka) {}

    long troubledParts() {
        return parts.found().stream()
                .flatMap(List::stream)
                .filter(part -> !part.status().equals("UP"))
                .count();
    }

    long behind() {
        return lanes.found().stream()
                .flatMap(found -> found.lanes().stream())
                .mapToLong(Lane::lagEvents)
                .sum();
    }
}
