package dev.shrike.messaging.subscribe;

import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.event.Envelope;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event as a handler gets it.
 *
 * @param definition major version it belongs to
 * @param event the event, as the newest minor of its major version
 * @param envelope id, type, version and metadata
 * @param stream stream it came from
 * @param sequence its place in that stream
 * @param subject its subject
 * @param delivery 1 at the first delivery, more when it comes again
 */
public record ReceivedEvent(
        MajorVersion definition,
        SpecificRecord event,
        Envelope envelope,
        String stream,
        long sequence,
        String subject,
        long delivery) {

    /** Id of the aggregate it belongs to, as it stands in the subject: a person's id, or an image's token. */
    public String aggregate() {
        return AggregateToken.in(subject);
    }
}
