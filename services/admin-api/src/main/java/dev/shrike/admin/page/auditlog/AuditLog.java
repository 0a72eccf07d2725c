package dev.shrike.admin.page.auditlog;

import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.shell.Pager;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/** What the page shows. */
record AuditLog(
        Filter filter,
        List<String> events,
        Answer<Entries> entries,
        @Nullable Pager pager) {

    /** What it is narrowed to; each as it was typed, empty for no matter. */
    record Filter(String event, String type, String person, String target, String from, String to) {
        boolean narrows() {
            return !(event + type + person + target + from + to).isEmpty();
        }
    }

    /** As admin-api answers. */
    record Entries(List<Entry> entries, @Nullable String next) {}

    /** That an event arrived. */
    record Entry(
            String eventId,
            String event,
            String type,
            String version,
            String source,
            @Nullable String personId,
            boolean erased,
            String subject,
            String stream,
            long sequence,
            Instant time,
            Instant recordedAt,
            @Nullable String action,
            @Nullable String targetKind,
            @Nullable String targetId,
            @Nullable String outcome) {

        /** Whether somebody did it on the page. */
        boolean act() {
            return action != null;
        }

        boolean onPerson() {
            return "person".equals(targetKind) && !"erased".equals(targetId);
        }

        String tone() {
            return switch (outcome == null ? "" : outcome) {
                case "done" -> "good";
                case "refused" -> "warn";
                default -> "bad";
            };
        }
    }
}
