package dev.shrike.schemas.catalogue;

import java.util.List;

/** The standard catalogue as it was before a version was released. */
public final class EarlierCatalogue {
    private EarlierCatalogue() {}

    /** Without one minor version, which is not the first of its major. */
    public static EventCatalogue without(String event, String version) {
        return new EventCatalogue(EventCatalogue.standard().events().stream()
                .map(found -> found.name().equals(event) ? without(found, version) : found)
                .toList());
    }

    private static EventDefinition without(EventDefinition event, String version) {
        return new EventDefinition(
                event.name(),
                event.meaning(),
                event.publishedWhen(),
                event.aggregate(),
                event.orderedBy(),
                event.retention(),
                event.compaction(),
                event.operational(),
                event.publishers(),
                event.subscribers(),
                event.considered(),
                event.majors().stream().map(major -> without(major, version)).toList());
    }

    private static MajorVersion without(MajorVersion major, String version) {
        List<EventSchema> minors = major.minors().stream()
                .filter(minor -> !minor.version().equals(version))
                .toList();
        return new MajorVersion(
                major.event(),
                major.major(),
                major.subject(),
                major.key(),
                major.retention(),
                major.endsKey(),
                major.reverseLane(),
                minors,
                List.of());
    }
}
