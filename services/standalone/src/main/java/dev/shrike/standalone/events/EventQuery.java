package dev.shrike.standalone.events;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Which events are wanted.
 *
 * @param event only this event's, or all
 * @param aggregate only this aggregate of that event
 * @param version only this major version of that event
 */
public record EventQuery(Optional<String> event, Optional<String> aggregate, OptionalInt version) {
    private static final Pattern AGGREGATE = Pattern.compile("([a-z]+)/([A-Za-z0-9_-]{1,64})");

    /** The beginning of everything. */
    public static final String BEGINNING = "0";

    /** All events. */
    public static EventQuery all() {
        return new EventQuery(Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /** The events of one event's stream. */
    public static EventQuery ofEvent(String event) {
        return new EventQuery(Optional.of(event), Optional.empty(), OptionalInt.empty());
    }

    /**
     * The events of an aggregate, written {@code user/5b1d3c52-...}.
     *
     * @throws IllegalArgumentException when it is not written like that
     */
    public static EventQuery ofAggregate(String aggregate) {
        var matcher = AGGREGATE.matcher(aggregate);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "An aggregate is EVENT/ID, as in user/5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11");
        }
        return new EventQuery(Optional.of(matcher.group(1)), Optional.of(matcher.group(2)), OptionalInt.empty());
    }

    /** Of these the ones of a major version. */
    public EventQuery version(int major) {
        return new EventQuery(event, aggregate, OptionalInt.of(major));
    }

    String path(String after, int limit) {
        StringBuilder path = new StringBuilder("/events");
        event.ifPresent(name -> path.append('/').append(encoded(name)));
        aggregate.ifPresent(id -> path.append('/').append(encoded(id)));
        path.append("?after=").append(encoded(after)).append("&limit=").append(limit);
        version.ifPresent(major -> path.append("&version=").append(major));
        return path.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
