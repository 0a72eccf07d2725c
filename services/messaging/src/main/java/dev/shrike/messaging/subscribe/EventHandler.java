package dev.shrike.messaging.subscribe;

import java.util.List;

/**
 * What a service does when an event arrives. Every bean of this type, and what {@link MadeHandlers} makes, is started with the application and hears all
 * events of its selections from the first one on, also those published while it was away.
 *
 * <p>Guarantee: {@link #handle} runs in a transaction of {@link #dataSource()} that also notes the event's id, so its
 * effect in that database happens exactly once; effects elsewhere may be repeated and have to be idempotent. Events
 * of one aggregate and selection come one at a time, and in order within one instance of the service. When {@code handle} throws, the transaction rolls back
 * and the event comes again later; after the last try it is parked in the table {@code dead_letter} of the same
 * database and the next events go on.
 */
public interface EventHandler {

    /** Unique and stable name, e.g. {@code notifier-rate}: letters, digits, dash and underscore. */
    String name();

    /** Name of the datasource whose transaction and inbox are used. */
    String dataSource();

    /** The events it wants. Selections must not overlap; an overlap is harmless, but pays twice. */
    List<Selection> selections();

    /**
     * How many aggregates of one selection may be handled at once. More than one asks for a handler that is safe for use by
     * many threads, and for as many connections in the pool; {@code shrike.messaging.subscribe.concurrency} is the bound.
     */
    default int concurrency() {
        return 1;
    }

    /** What the server shows beside the handler's durable consumers, for whoever looks at its stream; empty for nothing. */
    default String description() {
        return "";
    }

    /**
     * Handles one event inside the transaction. Blocking is fine: the server is told that the event is being worked on,
     * for {@code shrike.messaging.subscribe.longest-handling}.
     */
    void handle(ReceivedEvent event);
}
