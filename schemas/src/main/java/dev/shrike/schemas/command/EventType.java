package dev.shrike.schemas.command;

import dev.shrike.schemas.SchemaException;
import java.util.regex.Pattern;

/**
 * A kind of fact, as the catalogue of commands writes it: {@code user.v1.updated}.
 *
 * @param event the event's name
 * @param major its major version
 * @param type of the versions' types
 */
public record EventType(String event, int major, String type) {
    private static final Pattern WRITTEN = Pattern.compile("([a-z]+)\\.v(\\d+)\\.([a-z]+)");

    /** @throws SchemaException when it is not written as {@code event.v1.type} */
    static EventType of(String written) {
        var parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new SchemaException("Not written as in user.v1.updated: " + written);
        }
        return new EventType(parts.group(1), Integer.parseInt(parts.group(2)), parts.group(3));
    }

    @Override
    public String toString() {
        return event + ".v" + major + "." + type;
    }
}
