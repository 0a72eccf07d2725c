package dev.shrike.ticks.tick;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.event.EventJson;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import dev.shrike.ticks.paging.Cursor;
import dev.shrike.ticks.posting.ErasedEventTable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Reads ticks back, each sealed field opened for those who may see it. Thread-safe. */
@Singleton
class ReadingTicks {
    private final TickTable table;
    private final ErasedEventTable erased;
    private final SingleObjectEncoding encoding;
    private final EventSealer sealer;
    private final EventJson json;

    ReadingTicks(
            TickTable table,
            ErasedEventTable erased,
            SingleObjectEncoding encoding,
            EventSealer sealer,
            EventCatalogue catalogue) {
        this.table = table;
        this.erased = erased;
        this.encoding = encoding;
        this.sealer = sealer;
        this.json = new EventJson(catalogue);
    }

    /**
     * One tick, as the caller may see it.
     *
     * @throws ProblemException 410 when it was erased, 404 when it never was
     */
    ObjectNode find(UUID id, Caller caller) {
        return table.findTick(id)
                .map(row -> show(encoding.decode(row.event()), caller))
                .orElseThrow(() -> erased.isErased(id)
                        ? ProblemException.gone("This tick was erased.")
                        : ProblemException.notFound("There is no such tick."));
    }

    /** A page of a person's ticks, newest first. */
    TickPage page(UUID person, Cursor after, int limit, Caller caller) {
        List<TickRow> rows = table.findBefore(person, after.position(), limit + 1);
        List<TickRow> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        String next = rows.size() > limit ? new Cursor(shown.getLast().position()).toString() : null;
        return new TickPage(
                shown.stream().map(row -> show(encoding.decode(row.event()), caller)).toList(), next);
    }

    /** An event, as the caller may see it. */
    ObjectNode show(SpecificRecord event, Caller caller) {
        return json.toJson(event, sealer.viewFor(caller::mayActFor));
    }
}
