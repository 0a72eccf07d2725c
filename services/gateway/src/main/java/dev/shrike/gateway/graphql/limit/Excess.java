package dev.shrike.gateway.graphql.limit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A limit that a query goes beyond.
 *
 * @param measure what was measured, e.g. {@code depth}
 * @param measured how much there is
 * @param most how much there may be
 */
public record Excess(String measure, long measured, long most) {
    /** The same for all limits, for programs. */
    public static final String CODE = "QUERY_TOO_LARGE";

    /** In words. */
    public String message() {
        return "The query is too large: its " + measure + " is " + measured + ", and at most " + most + " is allowed.";
    }

    /** For programs. */
    public Map<String, Object> extensions() {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", CODE);
        extensions.put("limit", measure);
        extensions.put("measured", measured);
        extensions.put("most", most);
        return extensions;
    }
}
