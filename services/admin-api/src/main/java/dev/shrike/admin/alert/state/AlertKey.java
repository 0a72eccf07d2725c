package dev.shrike.admin.alert.state;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which alert this is: a rule, and of which one of several.
 *
 * @param labels by which the rule makes alerts of their own
 */
public record AlertKey(String rule, Map<String, String> labels) {

    /** Copies the labels. */
    public AlertKey {
        labels = Map.copyOf(labels);
    }

    /** For people: {@code part=nats}. Empty without labels. */
    public String words() {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(", "));
    }
}
