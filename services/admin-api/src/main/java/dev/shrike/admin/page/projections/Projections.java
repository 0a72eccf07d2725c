package dev.shrike.admin.page.projections;

import dev.shrike.admin.page.platform.Answer;
import io.micronaut.core.annotation.Nullable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** The projections as they are shown. */
record Projections(Answer<Found> found) {

    /** As tick-api answers. */
    record Found(List<Projection> projections) {}

    /** A projection with its builds, oldest first. */
    record Projection(String name, String dataSource, int version, String state, List<Build> builds) {

        boolean isBuilding() {
            return builds.stream().anyMatch(build -> build.is("building"));
        }

        boolean hasRetired() {
            return builds.stream().anyMatch(build -> build.is("retired"));
        }
    }

    /** One set of tables. */
    record Build(
            int build,
            int version,
            String role,
            String state,
            long done,
            long total,
            long setAside,
            long eventsPerSecond,
            @Nullable Long remainingSeconds,
            Instant createdAt,
            @Nullable Instant liveSince,
            Map<String, Long> positions,
            @Nullable String waitsFor,
            @Nullable Failure failed) {

        boolean is(String wanted) {
            return role.equalsIgnoreCase(wanted);
        }

        /** How loud its state is. */
        String tone() {
            return switch (state) {
                case "RUNNING" -> "good";
                case "FAILED" -> "bad";
                case "WAITING" -> "warn";
                case "RETIRED" -> "plain";
                default -> "info";
            };
        }

        /** In a hundred, cut and not rounded, so that it is 100 only at the end. */
        long percent() {
            return total == 0 ? 100 : done * 100 / total;
        }

        @Nullable
        Duration remaining() {
            return remainingSeconds == null ? null : Duration.ofSeconds(remainingSeconds);
        }
    }

    /** The event at which a build stopped, and why. */
    record Failure(
            @Nullable String stream,
            @Nullable Long sequence,
            @Nullable String id,
            @Nullable String type,
            @Nullable String version,
            @Nullable String aggregate,
            String error,
            Instant at) {}

    String revision() {
        CRC32 sum = new CRC32();
        sum.update(found.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
