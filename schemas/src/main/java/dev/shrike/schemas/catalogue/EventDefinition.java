package dev.shrike.schemas.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One event of the platform, in all its versions.
 *
 * @param name unique, lower case
 * @param meaning the fact it states, and what it is for
 * @param publishedWhen when and why it is published
 * @param aggregate the consistency boundary it belongs to
 * @param orderedBy within what its order is kept
 * @param retention how long it is kept; empty means for ever
 * @param compaction what is promised of its compacted topics
 * @param operational what bounds it, when it tells of the platform itself; empty for what people do
 * @param publishers who may publish it
 * @param subscribers who listens to it today
 * @param considered fields that look personal and are not, by path from the envelope, each with the reason
 * @param majors all major versions, oldest first
 */
public record EventDefinition(
        String name,
        String meaning,
        String publishedWhen,
        String aggregate,
        String orderedBy,
        Optional<Duration> retention,
        Compaction compaction,
        Optional<Operational> operational,
        List<String> publishers,
        List<String> subscribers,
        Map<String, String> considered,
        List<MajorVersion> majors) {

    /** The JetStream stream that holds this event. */
    public String stream() {
        return streamOf(name);
    }

    /** All subjects of this event, as the stream takes them. */
    public String subjects() {
        return name + ".>";
    }

    /** The subjects of all events of one aggregate, in all versions and types. */
    public String subjectsOfAggregate(String aggregate) {
        return String.join(".", name, "*", aggregate, "*");
    }

    /** The newest major version. */
    public MajorVersion newest() {
        return majors.getLast();
    }

    static String streamOf(String event) {
        return event.toUpperCase(Locale.ROOT);
    }
}
