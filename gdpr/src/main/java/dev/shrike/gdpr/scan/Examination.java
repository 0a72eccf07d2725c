package dev.shrike.gdpr.scan;

import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.scan.probe.Probe;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.gdpr.seal.Opened;
import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.sealed.SealedField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;

/**
 * What is looked for in one scan: a person's id, the values of a probe, and sealed values of theirs that open. Immutable but for
 * what the vault has answered; thread-safe.
 */
final class Examination {

    private final PersonId person;
    private final Optional<Probe> probe;
    private final EventSealer sealer;
    private final EventCatalogue catalogue;
    private final EventFinder events;

    Examination(UUID person, Optional<Probe> probe, DataKeys keys, EventCatalogue catalogue) {
        this.person = new PersonId(person);
        this.probe = probe;
        this.catalogue = catalogue;
        this.sealer = new EventSealer(new RememberedKeys(keys), catalogue);
        this.events = new EventFinder(catalogue);
    }

    /** A sealed value of the person, and what came of opening it. */
    record Sealed(String field, Opened opened) {}

    /**
     * What some bytes told.
     *
     * @param mentions whether the person's id stands in them
     * @param plaintext whether a value of the probe stands in them
     * @param undecodable whether they mention the person, begin as an event and are none
     * @param sealed the person's sealed values in them
     */
    record Traces(boolean mentions, boolean plaintext, boolean undecodable, List<Sealed> sealed) {
        static final Traces NONE = new Traces(false, false, false, List.of());
    }

    PersonId person() {
        return person;
    }

    Optional<Probe> probe() {
        return probe;
    }

    /** Bytes that mention the person nowhere hold no event of theirs, so only the others are decoded. */
    Traces traces(byte[] bytes) {
        boolean plaintext = probe.isPresent() && probe.get().isIn(bytes);
        if (!person.isIn(bytes)) {
            return plaintext ? new Traces(false, true, false, List.of()) : Traces.NONE;
        }
        return switch (events.read(bytes)) {
            case EventFinder.Content.Event(IndexedRecord event) -> ofEvent(event, plaintext);
            case EventFinder.Content.Undecodable _ -> new Traces(true, plaintext, true, List.of());
            case EventFinder.Content.Other _ -> new Traces(true, plaintext, false, List.of());
        };
    }

    private Traces ofEvent(IndexedRecord event, boolean plaintext) {
        List<Sealed> sealed = new ArrayList<>();
        try {
            for (SealedField field : catalogue.of(event).sealedFields()) {
                if (field.read(event).isPresent() && field.personOf(event).equals(person.person())) {
                    sealed.add(new Sealed(field.path(), sealer.open(event, field)));
                }
            }
        } catch (SchemaException | IllegalArgumentException e) {
            // decodes, but does not say in a usable way whose it is
            return new Traces(true, plaintext, true, sealed);
        }
        return new Traces(true, plaintext, false, sealed);
    }
}
