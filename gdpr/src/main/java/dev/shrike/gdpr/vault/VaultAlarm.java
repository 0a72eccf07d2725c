package dev.shrike.gdpr.vault;

/** Hears of what the vault has refused and somebody has to look into. Already logged; meant for counting. Thread-safe. */
@FunctionalInterface
public interface VaultAlarm {

    void raise(Kind kind);

    /** What is wrong. */
    enum Kind {
        /** The ledger knows an erasure that the tables do not: they are older than it, or somebody changed them. */
        FENCE_MISSING,
        /** A key that was destroyed is in the tables again. */
        DESTROYED_KEY_IS_BACK
    }
}
