package dev.shrike.messaging.erasure;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What was deleted, as counts by name in the order of the names. Immutable. */
record Evidence(Map<String, Long> counts) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    /**
     * Counts of the participant and of messaging. Those of one name are added up.
     *
     * @throws IllegalArgumentException when a name or a count is not usable; says neither
     */
    static Evidence of(Map<String, Long> own, Map<String, Long> messaging) {
        Map<String, Long> all = new TreeMap<>(messaging);
        own.forEach((name, count) -> {
            if (!NAME.matcher(name).matches() || count < 0) {
                throw new IllegalArgumentException(
                        "A count of an erasure has a name of lower-case letters, digits and '_', and is not negative");
            }
            all.merge(name, count, Long::sum);
        });
        return new Evidence(all);
    }

    /** An object of numbers. */
    String json() {
        return counts.entrySet().stream()
                .map(count -> "\"" + count.getKey() + "\":" + count.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
