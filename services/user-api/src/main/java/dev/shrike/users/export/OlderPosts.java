package dev.shrike.users.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.gdpr.export.Holding;
import dev.shrike.gdpr.export.OwnFields;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.event.EventJson;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.generic.IndexedRecord;

/**
 * Of the events that a service keeps for its own use those that their streams may have let go: the ones that reach the end of
 * their time tomorrow, and older ones. Thread-safe.
 */
@Singleton
class OlderPosts {

    /** A stream may let go of an event a little early or late, and an export takes its time. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private final EventCatalogue catalogue;
    private final SingleObjectEncoding encoding;
    private final EventJson json;
    private final Clock clock;

    OlderPosts(EventCatalogue catalogue, SingleObjectEncoding encoding, Clock clock) {
        this.catalogue = catalogue;
        this.encoding = encoding;
        this.json = new EventJson(catalogue);
        this.clock = clock;
    }

    /** What a table of the events shows, whatever their major versions. */
    List<String> columns(String event) {
        return catalogue.event(event).majors().stream()
                .flatMap(version -> Holding.columnsOf(version).stream())
                .distinct()
                .toList();
    }

    /**
     * The older ones, in the JSON form of events.
     *
     * @param rows objects with the event in single-object encoding and base64 as {@code event}
     */
    Iterator<ObjectNode> of(String event, Iterator<ObjectNode> rows, OwnFields fields) {
        Instant before = catalogue
                .event(event)
                .retention()
                .map(kept -> clock.instant().minus(kept).plus(MARGIN))
                .orElse(Instant.MIN);
        return stream(rows)
                .map(row -> decode(row.path("event").asText()))
                .filter(post -> Envelope.of(post).time().isBefore(before))
                .map(post -> json.toJson(post, fields))
                .iterator();
    }

    private IndexedRecord decode(String base64) {
        return encoding.decode(Base64.getDecoder().decode(base64));
    }

    private static Stream<ObjectNode> stream(Iterator<ObjectNode> rows) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, 0), false);
    }
}
