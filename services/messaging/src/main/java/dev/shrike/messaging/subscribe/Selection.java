package dev.shrike.messaging.subscribe;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which events a handler wants: all of one event, or one type of one major version.
 *
 * @param event name in the catalogue
 * @param major major version; empty for all
 * @param type type inside the major version; empty for all
 */
public record Selection(String event, OptionalInt major, Optional<String> type) {

    /** A type needs a major version. */
    public Selection {
        if (type.isPresent() && major.isEmpty()) {
            throw new IllegalArgumentException("A selection by type needs a major version: " + event);
        }
    }

    /** One type of a major version: {@code of("rate", 2, "update")}. */
    public static Selection of(String event, int major, String type) {
        return new Selection(event, OptionalInt.of(major), Optional.of(type));
    }

    /** All types of a major version. */
    public static Selection of(String event, int major) {
        return new Selection(event, OptionalInt.of(major), Optional.empty());
    }

    /** All versions and types of an event. */
    public static Selection all(String event) {
        return new Selection(event, OptionalInt.empty(), Optional.empty());
    }

    /** Whether it takes anything of a version. */
    public boolean covers(MajorVersion version) {
        return event.equals(version.event()) && (major.isEmpty() || major.getAsInt() == version.major());
    }

    /** Whether it takes one type of a version. */
    public boolean covers(MajorVersion version, String eventType) {
        return covers(version) && (type.isEmpty() || type.get().equals(eventType));
    }

    /** Subject filter of this selection. */
    public String subjects(EventCatalogue catalogue) {
        return major.isPresent()
                ? catalogue.major(event, major.getAsInt()).subjectsOf(type.orElse("*"))
                : catalogue.event(event).subjects();
    }

    /** Stream of this selection. */
    public String stream(EventCatalogue catalogue) {
        return catalogue.event(event).stream();
    }

    /** Name of the durable consumer; part of the running state of a service, so it never changes. */
    String consumer(String handler) {
        StringBuilder name = new StringBuilder(handler).append('_').append(event);
        major.ifPresent(m -> name.append("_v").append(m));
        type.ifPresent(t -> name.append('_').append(t));
        return name.toString();
    }
}
