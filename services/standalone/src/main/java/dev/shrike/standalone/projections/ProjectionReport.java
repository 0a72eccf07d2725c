package dev.shrike.standalone.projections;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the platform says of a projection, in words. */
public final class ProjectionReport {
    private static final String ROW = "%-28s %-12s %5s %8s %12s %12s %10s";
    private static final String BUILD = "  build %d (version %d, %s): %s, %,d of %,d events, %,d a second%s%s";

    private final JsonNode json;

    ProjectionReport(JsonNode json) {
        this.json = json;
    }

    /** Its name. */
    public String name() {
        return json.path("name").asText();
    }

    /** The answer as it came. */
    public String toJson() {
        return json.toPrettyString();
    }

    /** Heads {@link #row}. */
    public static String head() {
        return ROW.formatted("PROJECTION", "STATE", "BUILD", "VERSION", "DONE", "LEFT", "EVENTS/S");
    }

    /** One line on how the live build is getting on, and one more when there is a rebuild or an event that fails. */
    public List<String> row() {
        List<String> lines = new ArrayList<>();
        for (JsonNode build : json.path("builds")) {
            if (!"RETIRED".equals(build.path("role").asText())) {
                lines.add(row(build));
                failure(build).ifPresent(line -> lines.add("  " + line));
            }
        }
        return lines;
    }

    /** Everything about it. */
    public List<String> details() {
        List<String> lines = new ArrayList<>();
        lines.add(name() + ": " + json.path("state").asText() + ", tables in database "
                + json.path("data_source").asText());
        for (JsonNode build : json.path("builds")) {
            long aside = build.path("set_aside").asLong();
            lines.add(BUILD.formatted(
                    build.path("build").asInt(),
                    build.path("version").asInt(),
                    build.path("role").asText().toLowerCase(Locale.ROOT),
                    build.path("state").asText(),
                    build.path("done").asLong(),
                    build.path("total").asLong(),
                    build.path("events_per_second").asLong(),
                    aside == 0 ? "" : ", " + aside + " messages set aside",
                    positions(build)));
            failure(build).ifPresent(line -> lines.add("    " + line));
            if (build.hasNonNull("waits_for")) {
                lines.add("    waits: " + build.path("waits_for").asText());
            }
        }
        return lines;
    }

    /** The build with that number. */
    public Optional<Build> build(int number) {
        return builds().stream().filter(build -> build.number() == number).findFirst();
    }

    /** All builds, oldest first. */
    public List<Build> builds() {
        List<Build> all = new ArrayList<>();
        for (JsonNode build : json.path("builds")) {
            all.add(new Build(
                    build.path("build").asInt(),
                    build.path("role").asText(),
                    build.path("state").asText(),
                    build.path("done").asLong(),
                    build.path("total").asLong(),
                    build.path("events_per_second").asLong(),
                    build.hasNonNull("remaining_seconds")
                            ? build.path("remaining_seconds").asLong()
                            : -1,
                    failure(build)));
        }
        return all;
    }

    /**
     * One set of tables.
     *
     * @param remainingSeconds -1 when that cannot be said
     * @param failure the event at which it stopped
     */
    public record Build(
            int number,
            String role,
            String state,
            long done,
            long total,
            long eventsPerSecond,
            long remainingSeconds,
            Optional<String> failure) {}

    private String row(JsonNode build) {
        return ROW.formatted(
                        name(),
                        build.path("state").asText(),
                        build.path("build").asInt(),
                        build.path("version").asInt(),
                        "%,d".formatted(build.path("done").asLong()),
                        "%,d"
                                .formatted(build.path("total").asLong()
                                        - build.path("done").asLong()),
                        "%,d".formatted(build.path("events_per_second").asLong()))
                .stripTrailing();
    }

    private static Optional<String> failure(JsonNode build) {
        JsonNode failed = build.path("failed");
        if (!failed.isObject()) {
            return Optional.empty();
        }
        String event = failed.hasNonNull("sequence")
                ? "event %d of %s (%s, version %s, aggregate %s, id %s): "
                        .formatted(
                                failed.path("sequence").asLong(),
                                failed.path("stream").asText(),
                                failed.path("type").asText(),
                                failed.path("version").asText(),
                                failed.path("aggregate").asText(),
                                failed.path("id").asText())
                : "";
        return Optional.of("stopped at " + failed.path("at").asText() + ": " + event
                + failed.path("error").asText());
    }

    private static String positions(JsonNode build) {
        StringBuilder text = new StringBuilder();
        build.path("positions")
                .properties()
                .forEach(position -> text.append(", ")
                        .append(position.getKey())
                        .append(" up to ")
                        .append(position.getValue().asLong()));
        return text.toString();
    }
}
