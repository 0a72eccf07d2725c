package dev.shrike.messaging.redrive;

import dev.shrike.messaging.redrive.Redriven.Outcome;
import dev.shrike.messaging.subscribe.AllHandlers;
import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.trace.Tracing;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The dead letters of the handlers of one database: looks at them, and gives parked ones to their handlers again.
 *
 * <p>Guarantee: a redriven event takes effect once, in the transaction that marks its letter. It reaches the handler as the
 * version that the handler listens to. Letters of one aggregate are redriven in the order of their events; what would come
 * after a later event, or before an earlier letter, is refused unless the caller says that it may be out of order. The history
 * of failures is never shortened. Safe for use by many threads, and by several instances at once.
 */
@EachBean(DataSource.class)
public final class DeadLetterOffice {
    /** Most letters of one call. */
    public static final int MAX_LIMIT = 1_000;

    private final String service;
    private final TransactionOperations<Connection> transactions;
    private final LetterReader reader;
    private final Raising raising;
    private final LaterEvents later;
    private final AllHandlers handlers;
    private final Tracing tracing;

    DeadLetterOffice(
            @Parameter String service,
            @Parameter TransactionOperations<Connection> transactions,
            Raising raising,
            LaterEvents later,
            AllHandlers handlers,
            Tracing tracing) {
        this.service = service;
        this.transactions = transactions;
        this.reader = new LetterReader(service, transactions);
        this.raising = raising;
        this.later = later;
        this.handlers = handlers;
        this.tracing = tracing;
    }

    /** Name of the datasource. */
    public String service() {
        return service;
    }

    /**
     * Letters that are not done with, or all, by handler and place in the stream.
     *
     * @param handler of this handler only; null for all
     * @param redriven whether those that were handled at last are wanted too
     * @param limit at most so many, 1 to {@value #MAX_LIMIT}
     */
    public List<DeadLetter> list(@Nullable String handler, boolean redriven, int limit) {
        return reader.list(handler, redriven, checked(limit));
    }

    /** The letters of one event, one for each handler that failed on it. */
    public List<DeadLetter> find(UUID eventId) {
        return reader.find(eventId);
    }

    /**
     * Gives parked letters to their handlers, one after the other.
     *
     * @param handler of this handler only; null for all
     * @param eventId of this event only; null for all
     * @param outOfOrder whether an event may be handled after later ones of its aggregate
     * @param limit at most so many, 1 to {@value #MAX_LIMIT}
     * @return what became of each, in the order of the tries; empty when no such letter waits
     */
    public List<Redriven> redrive(@Nullable String handler, @Nullable UUID eventId, boolean outOfOrder, int limit) {
        List<LetterKey> keys =
                transactions.executeRead(tx -> LetterTable.keys(tx.getConnection(), handler, eventId, checked(limit)));
        Redrive redrive = new Redrive(transactions, raising, later, tracing, outOfOrder);
        Set<String> stopped = new HashSet<>();
        List<Redriven> all = new ArrayList<>(keys.size());
        for (LetterKey key : keys) {
            String line = key.handler() + ' ' + key.aggregate();
            Redriven one = stopped.contains(line) && !outOfOrder
                    ? Redriven.of(key, Outcome.REFUSED, "an earlier event of the same aggregate still waits")
                    : handler(key.handler())
                            .map(found -> redrive.run(key, found))
                            .orElseGet(() -> Redriven.of(
                                    key, Outcome.REFUSED, "this service has no handler of that name any more"));
            if (!one.done()) {
                stopped.add(line);
            }
            all.add(one);
        }
        return all;
    }

    private Optional<EventHandler> handler(String name) {
        return handlers.list().stream()
                .filter(handler ->
                        handler.name().equals(name) && handler.dataSource().equals(service))
                .findFirst();
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("A limit is 1 to " + MAX_LIMIT);
        }
        return limit;
    }
}
