package dev.shrike.messaging.eventstore;

import dev.shrike.messaging.MessagingException;

/**
 * A lost race: somebody else has appended to the aggregate since it was loaded. Nothing was written; loading it again and
 * deciding anew is right.
 */
public final class ConcurrentAppendException extends MessagingException {
    private static final long serialVersionUID = 1L;

    private final transient AggregateId aggregate;
    private final long expected;
    private final long actual;

    ConcurrentAppendException(AggregateId aggregate, long expected, long actual) {
        super("Aggregate " + aggregate + " is at version " + actual + ", not at the expected version " + expected);
        this.aggregate = aggregate;
        this.expected = expected;
        this.actual = actual;
    }

    /** The aggregate. */
    public AggregateId aggregate() {
        return aggregate;
    }

    /** The version that the loser had seen. */
    public long expected() {
        return expected;
    }

    /** The version that it has. */
    public long actual() {
        return actual;
    }
}
