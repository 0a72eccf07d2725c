package dev.shrike.gdpr.processing;

import dev.shrike.schemas.catalogue.EventDefinition;
import java.time.Duration;
import java.util.List;

/**
 * One event that holds personal data, be it sealed or the bare id of a person.
 *
 * @param event its name
 * @param meaning the fact that it states
 * @param fields what is sealed in it for the purpose at hand; none where it is listed for the ids alone
 * @param publishers who writes it
 * @param subscribers who receives it inside of the platform
 * @param retention how long the history is kept, for example {@code 365 days}
 * @param compactionLag how soon a value that was replaced or ended leaves the compacted topics
 */
public record ProcessedEvent(
        String event,
        String meaning,
        List<ProcessedField> fields,
        List<String> publishers,
        List<String> subscribers,
        String retention,
        String compactionLag) {

    static ProcessedEvent of(EventDefinition event, List<ProcessedField> fields) {
        return new ProcessedEvent(
                event.name(),
                event.meaning(),
                fields,
                event.publishers(),
                event.subscribers(),
                event.retention().map(ProcessedEvent::days).orElse("for ever"),
                event.compaction().lag().toString());
    }

    private static String days(Duration retention) {
        return retention.toDays() + " days";
    }
}
