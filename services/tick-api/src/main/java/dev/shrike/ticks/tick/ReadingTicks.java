package dev.shrike.ticks.tick;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.rest.event.EventAnswers;
import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import dev.shrike.ticks.posting.ErasedEventTable;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Reads ticks back, each sealed field opened for those who may see it. Thread-safe. */
@Singleton
class ReadingTicks {
    private final TickTable table;
    private final ErasedEventTable erased;
    private final SingleObjectEncoding encoding;
    private final EventAnswers answers;

    ReadingTicks(TickTable table, ErasedEventTable erased, SingleObjectEncoding encoding, EventAnswers answers) {
        this.table = table;
        this.erased = erased;
        this.encoding = encoding;
        this.answers = answers;
    }

    /**
     * One tick, as the caller may see it.
     *
     * @throws ProblemException 410 when it was erased, 404 when it never was
     */
    ObjectNode find(UUID id, Caller caller) {
        return table.findTick(id)
                .map(row -> answers.show(encoding.decode(row.event()), caller))
                .orElseThrow(() -> erased.isErased(id)
                        ? ProblemException.gone("This tick was erased.")
                        : ProblemException.notFound("There is no such tick."));
    }

    /**
     * A page of a person's ticks, newest first. What is ticked meanwhile comes before the first page and moves nothing.
     *
     * @throws ProblemException 400 when the query's cursor is none of this list
     */
    TickPage page(TickQuery query, Caller caller) {
        List<TickRow> rows = rows(query, position(query.person(), query.after()));
        List<TickRow> shown = rows.size() > query.limit() ? rows.subList(0, query.limit()) : rows;
        String next = rows.size() > query.limit() ? shown.getLast().id().toString() : null;
        return new TickPage(
                shown.stream()
                        .map(row -> answers.show(encoding.decode(row.event()), caller))
                        .toList(),
                next);
    }

    private List<TickRow> rows(TickQuery query, long before) {
        return query.image() == null
                ? table.findBefore(query.person(), before, query.limit() + 1)
                : table.findOfImageBefore(query.person(), query.image(), before, query.limit() + 1);
    }

    private long position(UUID person, @Nullable UUID after) {
        return after == null
                ? Long.MAX_VALUE
                : table.findPosition(after, person)
                        .orElseThrow(() -> ProblemException.invalid("after", "is not a cursor of this list"));
    }
}
