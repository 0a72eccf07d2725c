package dev.shrike.admin.page.sql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.platform.Trouble;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a statement gave, or why it gave nothing. */
record Result(Answer<Rows> answer) {
    private static final Pattern PLACE =
            Pattern.compile("(?:sql: )?line (\\d{1,6}), column (\\d{1,6}): (.*)", Pattern.DOTALL);

    /** As statistics-api answers. */
    record Rows(
            List<Column> columns,
            List<List<JsonNode>> rows,
            boolean truncated,
            long tookMs,
            List<Freshness> freshness) {

        Duration took() {
            return Duration.ofMillis(tookMs);
        }

        /** The oldest state of the tables that were read; null when none was. */
        @Nullable
        Instant asOf() {
            return freshness.stream()
                    .map(Freshness::knownAt)
                    .filter(time -> time != null)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }

        /** Whether a table that was read does not have all yet. */
        boolean loading() {
            return freshness.stream().anyMatch(table -> table.loaded() < 1);
        }
    }

    /** A column. */
    record Column(String name, String type) {
        boolean number() {
            return type.matches("(?i)(tiny|small|big|huge|u.*)?int.*|double|float|real|decimal.*|numeric.*");
        }
    }

    /** How current a table is that was read. */
    record Freshness(
            String table,
            long rows,
            long lag,
            double loaded,
            @Nullable Instant position,
            @Nullable Instant knownAt) {}

    /** A cell as text. */
    static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** Where in the statement something is wrong. */
    record Place(int line, int column, String words) {}

    /** Null when the trouble has no place. */
    @Nullable
    Place place() {
        Trouble trouble = answer.trouble();
        Matcher matcher = PLACE.matcher(trouble.detail());
        return matcher.matches()
                ? new Place(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), matcher.group(3))
                : null;
    }
}
