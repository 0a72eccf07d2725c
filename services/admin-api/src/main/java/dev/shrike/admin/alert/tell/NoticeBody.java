package dev.shrike.admin.alert.tell;

import dev.shrike.admin.alert.rule.Rule;
import dev.shrike.admin.alert.state.Alert;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A notice for programs to read.
 *
 * @param type {@code alert.firing} or {@code alert.resolved}: what it tells of first
 */
@Introspected
record NoticeBody(String type, Instant timestamp, Data data) {

    /** All that one notice tells. */
    @Introspected
    record Data(String group, @Nullable String page, List<Told> alerts) {}

    /** One alert. */
    @Introspected
    record Told(
            String rule,
            String state,
            @Nullable String severity,
            @Nullable String summary,
            Map<String, String> labels,
            double value,
            Instant since,
            @Nullable Instant resolvedAt) {}

    static NoticeBody of(Message message) {
        List<Told> told = Stream.concat(message.notice().firing().stream(), message.notice().resolved().stream())
                .map(alert -> told(alert, message.rules().get(alert.key().rule())))
                .toList();
        return new NoticeBody(
                message.notice().firing().isEmpty() ? "alert.resolved" : "alert.firing",
                message.notice().at(),
                new Data(
                        message.notice().group(),
                        message.page() == null ? null : message.page().toString(),
                        told));
    }

    private static Told told(Alert alert, @Nullable Rule rule) {
        return new Told(
                alert.key().rule(),
                word(alert.state()),
                rule == null ? null : word(rule.severity()),
                rule == null ? null : rule.summary(),
                alert.key().labels(),
                alert.value(),
                alert.since(),
                alert.resolvedAt());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
