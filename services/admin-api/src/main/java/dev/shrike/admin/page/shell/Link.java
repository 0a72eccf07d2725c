package dev.shrike.admin.page.shell;

import io.micronaut.core.annotation.Nullable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An address of a page with its parameters; what sorts, filters and pages leads to such. Immutable.
 *
 * @param parameters in their order, not encoded
 */
public record Link(String path, Map<String, String> parameters) {

    public Link {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Without parameters. */
    public static Link to(String path) {
        return new Link(path, Map.of());
    }

    /** With the parameter at this value; without it when the value is null or empty. */
    public Link with(String name, @Nullable Object value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.remove(name);
        if (value != null && !value.toString().isEmpty()) {
            more.put(name, value.toString());
        }
        return new Link(path, more);
    }

    /** For {@code href}. */
    public String href() {
        return parameters.isEmpty()
                ? path
                : parameters.entrySet().stream()
                        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&", path + "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return href();
    }
}
