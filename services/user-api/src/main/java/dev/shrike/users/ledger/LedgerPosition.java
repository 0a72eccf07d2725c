package dev.shrike.users.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A place in the ledger, precise enough to notice that the ledger is not the same any more.
 *
 * @param created when its stream was made, to the microsecond
 * @param sequence the last entry's sequence, 0 before the first
 * @param event the last entry's event; empty when there is none or it cannot be read
 */
record LedgerPosition(Instant created, long sequence, Optional<UUID> event) {}
