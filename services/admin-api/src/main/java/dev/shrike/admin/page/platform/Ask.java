package dev.shrike.admin.page.platform;

import io.micronaut.core.annotation.Nullable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One question to a service. Immutable.
 *
 * @param path with each value encoded
 * @param query in its order; what has no value is left out
 * @param body written as JSON
 * @param within how long an answer may take
 */
public record Ask(
        Place place,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        @Nullable Object body,
        Duration within) {
    private static final Duration WITHIN = Duration.ofSeconds(5);

    public Ask {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        headers = Map.copyOf(headers);
    }

    /**
     * A GET.
     *
     * @param path with {@code {}} for each value
     */
    public static Ask get(Place place, String path, Object... values) {
        return of("GET", place, path, values);
    }

    /** A POST. */
    public static Ask post(Place place, String path, Object... values) {
        return of("POST", place, path, values);
    }

    /** A PUT. */
    public static Ask put(Place place, String path, Object... values) {
        return of("PUT", place, path, values);
    }

    /** A DELETE. */
    public static Ask delete(Place place, String path, Object... values) {
        return of("DELETE", place, path, values);
    }

    /** With a query parameter; none when the value is null or empty. */
    public Ask with(String name, @Nullable Object value) {
        if (value == null || value.toString().isEmpty()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value.toString());
        return new Ask(place, method, path, more, headers, body, within);
    }

    /** With a body, which is written as JSON in snake_case. */
    public Ask json(Object value) {
        return new Ask(place, method, path, query, headers, value, within);
    }

    /** With a header. */
    public Ask header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Ask(place, method, path, query, more, body, within);
    }

    /** With another patience than five seconds. */
    public Ask within(Duration patience) {
        return new Ask(place, method, path, query, headers, body, patience);
    }

    /** Path and query. */
    String target() {
        StringBuilder target = new StringBuilder(path);
        char next = '?';
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            target.append(next).append(encoded(parameter.getKey())).append('=').append(encoded(parameter.getValue()));
            next = '&';
        }
        return target.toString();
    }

    private static Ask of(String method, Place place, String path, Object... values) {
        String filled = path;
        for (Object value : values) {
            filled = filled.replaceFirst("\\{\\}", encoded(String.valueOf(value)));
        }
        if (filled.contains("{}")) {
            throw new IllegalArgumentException(path + " has more places than " + Arrays.toString(values));
        }
        return new Ask(place, method, filled, Map.of(), Map.of(), null, WITHIN);
    }

    private static String encoded(String value) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.equals(".") || encoded.equals("..") ? encoded.replace(".", "%2E") : encoded;
    }
}
