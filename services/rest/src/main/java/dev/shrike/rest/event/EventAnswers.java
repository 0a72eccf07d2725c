package dev.shrike.rest.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.restricted.RestrictedUse;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.event.EventJson;
import dev.shrike.schemas.event.SealedFieldView;
import org.apache.avro.generic.IndexedRecord;

/**
 * Shows events to callers, in the events' JSON form. A sealed field appears in clear to the person it is about and to
 * admins, as {@code {"sealed": true}} to everybody else, as {@code {"restricted": true}} to admins while processing of that
 * person's data is restricted, as {@code {"erased": true}} once that person was erased and as {@code {"unavailable": true}}
 * while its key cannot be had. Thread-safe; may ask the key vault, so it may block.
 */
public final class EventAnswers {

    private static final SealedFieldView RESTRICTED =
            (event, field, bytes) -> JsonNodeFactory.instance.objectNode().put("restricted", true);

    private final EventSealer sealer;
    private final RestrictedUse use;
    private final EventJson json = new EventJson(EventCatalogue.standard());

    public EventAnswers(EventSealer sealer, RestrictedUse use) {
        this.sealer = sealer;
        this.use = use;
    }

    /** The event as this caller may see it. */
    public ObjectNode show(IndexedRecord event, Caller caller) {
        SealedFieldView open = sealer.viewFor(caller::mayActFor);
        return json.toJson(event, (whole, field, bytes) -> {
            var person = field.personOf(whole);
            boolean hidden = caller.mayActFor(person) && !use.mayOpen(caller, person);
            return (hidden ? RESTRICTED : open).show(whole, field, bytes);
        });
    }
}
