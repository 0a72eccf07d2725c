package dev.shrike.users.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * Makes an erasure happen that the ledger knows and the vault's tables do not: another service announced it, or the tables came
 * back from a backup. Called while the vault is still closed, and again until it has worked.
 */
@FunctionalInterface
public interface HonouringErasures {

    /**
     * Sees to it that the person is shredded and fenced. Idempotent.
     *
     * @param erasure the erasure's id, or that of the event that asked for it
     * @param at when it was asked for
     * @return whether the person is erased now; false when there is a right that forbids it for the time being, and then the
     *     person is erased only if the ledger also says that their keys were destroyed
     */
    boolean honour(UUID person, UUID erasure, Instant at);
}
