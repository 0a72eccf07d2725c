package dev.shrike.admin.alert.tell;

import dev.shrike.admin.alert.rule.Rule;
import dev.shrike.admin.alert.state.Alert;
import dev.shrike.admin.alert.words.AlertWords;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A notice for people to read. Pure. */
final class NoticeText {
    private NoticeText() {}

    /** One line: what fires, or what has ended. */
    static String subject(Message message) {
        List<Alert> firing = message.notice().firing();
        List<Alert> resolved = message.notice().resolved();
        List<Alert> told = firing.isEmpty() ? resolved : firing;
        String state = firing.isEmpty() ? "Resolved" : "Firing";
        String more = told.size() == 1 ? "" : " and " + (told.size() - 1) + " more";
        return "[Shrike] " + state + ": " + named(told.getFirst()) + more;
    }

    static String body(Message message) {
        StringBuilder text = new StringBuilder();
        message.notice().firing().forEach(alert -> append(text, "FIRING", alert, message));
        message.notice().resolved().forEach(alert -> append(text, "RESOLVED", alert, message));
        if (message.page() != null) {
            text.append("All alerts: ").append(message.page()).append('\n');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String state, Alert alert, Message message) {
        Rule rule = message.rules().get(alert.key().rule());
        text.append(state).append("  ").append(named(alert)).append('\n');
        if (rule != null) {
            text.append("  ").append(rule.summary()).append(".\n");
            text.append("  ").append(AlertWords.judged(rule, alert.value())).append('\n');
        }
        text.append("  Since ").append(time(alert.since()));
        if (alert.resolvedAt() != null) {
            text.append(", until ").append(time(alert.resolvedAt()));
        }
        text.append('\n');
        if (rule != null && !rule.runbook().isEmpty()) {
            text.append("  What to do: charts/RUNBOOK.md#")
                    .append(rule.runbook())
                    .append('\n');
        }
        text.append('\n');
    }

    private static String named(Alert alert) {
        String which = alert.key().words();
        return which.isEmpty() ? alert.key().rule() : alert.key().rule() + " (" + which + ")";
    }

    private static Instant time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
