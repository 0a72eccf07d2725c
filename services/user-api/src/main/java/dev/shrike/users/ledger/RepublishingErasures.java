package dev.shrike.users.ledger;

import dev.shrike.gdpr.vault.Fence;

/**
 * Brings an erasure back into a ledger that lost it: its stream was made anew, or came back from a backup. Called again until it
 * has worked.
 */
@FunctionalInterface
public interface RepublishingErasures {

    /** Publishes again what the ledger has to know, under the ids it had. Idempotent. */
    void republish(Fence fence);
}
