package dev.shrike.messaging.eventstore;

import dev.shrike.messaging.MessagingException;

/** Events of an aggregate are missing in its table. A state without them would be wrong, so there is none. */
public final class HistoryGapException extends MessagingException {
    private static final long serialVersionUID = 1L;

    HistoryGapException(AggregateId aggregate, long missing, String found) {
        super("The history of aggregate " + aggregate + " lacks version " + missing + ": " + found);
    }
}
