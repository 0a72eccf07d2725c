package dev.shrike.users.ledger;

/** The ledger is not the one that was read before: it was made anew or rolled back. It has to be replayed. */
final class LedgerChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LedgerChangedException(String message) {
        super(message);
    }
}
