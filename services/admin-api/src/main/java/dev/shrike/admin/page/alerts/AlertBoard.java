package dev.shrike.admin.page.alerts;

import dev.shrike.admin.alert.api.AlertsAnswer;
import dev.shrike.admin.alert.api.HistoryAnswer;
import dev.shrike.admin.alert.api.RulesAnswer;
import dev.shrike.admin.alert.api.SilencesAnswer;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.shell.Link;
import dev.shrike.admin.page.shell.Menu;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** The alerts as they are shown. */
record AlertBoard(
        Answer<AlertsAnswer> alerts,
        Answer<SilencesAnswer> silences,
        Answer<HistoryAnswer> history,
        Answer<RulesAnswer> rules) {

    /** Those in a state. */
    List<AlertsAnswer.Item> in(String... states) {
        return alerts.value().alerts().stream()
                .filter(alert -> List.of(states).contains(alert.state()))
                .toList();
    }

    static String tone(AlertsAnswer.Item alert) {
        return switch (alert.state()) {
            case "firing" -> alert.severity().equals("critical") ? "bad" : "warn";
            case "pending" -> "info";
            case "unmeasured" -> "plain";
            default -> "good";
        };
    }

    static String became(HistoryAnswer.Line line) {
        return switch (line.state()) {
            case "firing" -> "Began";
            case "unmeasured" -> "Not measured";
            default -> "Ended";
        };
    }

    static String tone(HistoryAnswer.Line line) {
        return switch (line.state()) {
            case "firing" -> "bad";
            case "unmeasured" -> "plain";
            default -> "good";
        };
    }

    /** Labels in words; empty without any. */
    static String words(Map<String, String> labels) {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(label -> label.getKey() + " " + label.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** Where a silence for this alert is made. */
    static String silencing(AlertsAnswer.Item alert) {
        StringBuilder href = new StringBuilder(Link.to(Menu.ALERTS.href() + "/silence")
                .with("rule", alert.rule())
                .href());
        new TreeMap<>(alert.labels())
                .forEach((label, value) ->
                        href.append("&label=").append(URLEncoder.encode(label + "=" + value, StandardCharsets.UTF_8)));
        return href.toString();
    }

    /** Changes with what is shown. */
    String revision() {
        CRC32 sum = new CRC32();
        sum.update((alerts + " " + silences + " " + history).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
