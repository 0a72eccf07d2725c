package dev.shrike.bridge.desk;

import dev.shrike.bridge.deadletter.StoredLetter;
import dev.shrike.schemas.headers.EventHeaders;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What of the headers that a message had may be looked at: those of an event. Of others only that they are there. */
final class SafeHeaders {
    private static final Set<String> OURS = Set.of(
            EventHeaders.NATS_MESSAGE_ID.toLowerCase(Locale.ROOT),
            EventHeaders.NATS_ORIGIN.toLowerCase(Locale.ROOT),
            EventHeaders.KAFKA_ORIGIN,
            EventHeaders.TRACEPARENT,
            "content-type");
    private static final int LONGEST = 200;
    private static final int MOST = 50;

    private SafeHeaders() {}

    static Map<String, String> of(StoredLetter letter) {
        var shown = new TreeMap<String, String>();
        letter.sourceHeaders().forEach((name, value) -> {
            if (shown.size() < MOST) {
                shown.put(
                        Masking.text(cut(name)),
                        isOurs(name) ? Masking.text(cut(value)) : "(closed: " + value.length() + " characters)");
            }
        });
        return shown;
    }

    private static boolean isOurs(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return OURS.contains(lower) || lower.startsWith("ce-") || lower.startsWith("ce_");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
