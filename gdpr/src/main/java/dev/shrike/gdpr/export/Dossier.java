package dev.shrike.gdpr.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.avro.generic.IndexedRecord;

/**
 * What goes into one export. Used once: iterators are read to their end.
 *
 * @param export the export's id
 * @param person whose data this is
 * @param maker who makes it, in words
 * @param made when
 * @param profile one object, in clear
 * @param profileColumns what the profile's CSV shows, as paths into the object: {@code profile.email}
 * @param events every event in which the person acts
 * @param coverage up to where the events were read; asked for when all of them have been
 * @param holdings what there is besides events and profile
 */
public record Dossier(
        UUID export,
        UUID person,
        String maker,
        Instant made,
        ObjectNode profile,
        List<String> profileColumns,
        Iterator<? extends IndexedRecord> events,
        Supplier<Coverage> coverage,
        List<Holding> holdings) {

    /** Copies the lists. */
    public Dossier {
        profileColumns = List.copyOf(profileColumns);
        holdings = List.copyOf(holdings);
    }

    /**
     * Up to where the events were read.
     *
     * @param positions the last sequence by stream; later events are not in the export
     * @param undecodable messages of this person that are no events, and so could not be exported
     */
    public record Coverage(Map<String, Long> positions, long undecodable) {

        /** Copies the map. */
        public Coverage {
            positions = Map.copyOf(positions);
        }
    }

    @Override
    public String toString() {
        return "Dossier[" + export + " of " + person + "]";
    }
}
