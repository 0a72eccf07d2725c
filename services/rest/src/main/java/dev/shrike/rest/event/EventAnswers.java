package dev.shrike.rest.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.rest.identity.Caller;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.event.EventJson;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.apache.avro.generic.IndexedRecord;

/**
 * Shows events to callers, in the events' JSON form. A sealed field appears in clear to the person it is about and to
 * admins, as {@code {"sealed": true}} to everybody else, as {@code {"erased": true}} once that person was erased and as
 * {@code {"unavailable": true}} while its key cannot be had. Thread-safe; may ask the key vault, so it may block.
 */
@Singleton
@Requires(beans = EventSealer.class)
public final class EventAnswers {

    private final EventSealer sealer;
    private final EventJson json = new EventJson(EventCatalogue.standard());

    public EventAnswers(EventSealer sealer) {
        this.sealer = sealer;
    }

    /** The event as this caller may see it. */
    public ObjectNode show(IndexedRecord event, Caller caller) {
        return json.toJson(event, sealer.viewFor(caller::mayActFor));
    }
}
