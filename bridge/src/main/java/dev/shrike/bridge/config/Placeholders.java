package dev.shrike.bridge.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${NAME}} and {@code ${NAME:otherwise}} in a value by environment variables, so that no secret stands in the file. */
final class Placeholders {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?}");

    private final Map<String, String> environment;

    Placeholders(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    String replace(String path, String text) {
        return PLACE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(value(path, found.group(1), found.group(2))));
    }

    private String value(String path, String name, String otherwise) {
        String value = environment.getOrDefault(name, otherwise);
        if (value == null) {
            throw new ConfigException(path + " needs the environment variable " + name + ", which is not set");
        }
        return value;
    }
}
