package dev.shrike.messaging.outbox;

import dev.shrike.messaging.MessagingException;

/** An event was appended without a transaction that could decide its fate. A mistake of the caller. */
public final class OutsideTransactionException extends MessagingException {
    private static final long serialVersionUID = 1L;

    /** No transaction of this datasource. */
    public OutsideTransactionException(String dataSource) {
        super("The outbox of datasource '" + dataSource + "' needs a transaction of that datasource on this thread:"
                + " annotate the caller with @Transactional(\"" + dataSource + "\")");
    }
}
