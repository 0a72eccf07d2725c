package dev.shrike.admin.alert.api;

import dev.shrike.admin.alert.store.PastChange;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * When alerts began to fire and when they ended, newest first.
 *
 * @param next give it as {@code before} for the page that follows; null on the last
 */
@Introspected
@Schema(name = "AlertHistory")
public record HistoryAnswer(List<Line> changes, @Nullable Long next) {

    /**
     * One line.
     *
     * @param state {@code firing}, {@code resolved}, or {@code unmeasured} when nobody knows any more
     * @param value what it was judged by
     */
    @Introspected
    @Schema(name = "AlertChange")
    public record Line(String rule, Map<String, String> labels, String state, double value, Instant at) {}

    static HistoryAnswer of(List<PastChange> found, int limit) {
        return new HistoryAnswer(
                found.stream().map(HistoryAnswer::line).toList(),
                found.size() < limit ? null : found.getLast().position());
    }

    private static Line line(PastChange past) {
        return new Line(
                past.change().key().rule(),
                past.change().key().labels(),
                past.change().to().name().toLowerCase(Locale.ROOT),
                past.change().value(),
                past.change().at());
    }
}
