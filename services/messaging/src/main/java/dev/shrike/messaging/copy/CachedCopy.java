package dev.shrike.messaging.copy;

/**
 * How a copy is filled from its owner. Every bean of this type is synchronised once after each start of the application, in a thread
 * of its own; an {@link dev.shrike.messaging.subscribe.EventHandler} keeps the copy up to date from then on, and meanwhile. The
 * service does not wait for it: while the owner is away the service works with what it has, health says so, and the owner is
 * asked again until it answers.
 *
 * <p>A page may be older than an event that was handled while it was on its way. So {@link #store} must not undo what events said:
 * in particular it must not bring back who was deleted.
 *
 * @param <T> one thing that is copied
 */
public interface CachedCopy<T> {

    /** Unique, as logs and health name it, e.g. {@code tick-api-people}. */
    String name();

    /** Name of the datasource that holds the copy. */
    String dataSource();

    /**
     * Asks the owner for what comes after a cursor. Bounded by a timeout, like any remote call.
     *
     * @param after {@link CopyPage#BEGINNING}, or what the page before named
     * @throws Exception when the owner does not answer; it is asked for the same page again
     */
    CopyPage<T> fetch(String after) throws Exception;

    /** Takes one thing over, in a transaction with the rest of its page. A page may come twice. */
    void store(T one);
}
