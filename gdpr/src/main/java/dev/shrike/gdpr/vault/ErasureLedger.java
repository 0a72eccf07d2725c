package dev.shrike.gdpr.vault;

import java.util.Optional;
import java.util.UUID;

/**
 * What is known of erasures outside the vault's database, so that a database that is brought back from a backup cannot bring
 * back a person. The vault serves nobody before the ledger is ready, and believes it more than its own tables. Thread-safe and
 * fast: asked for every key.
 */
public interface ErasureLedger {

    /** Why it cannot be relied on yet; empty from the moment on at which everything that happened before is in it. */
    Optional<String> unready();

    /** Whether the person was erased. */
    boolean erased(UUID person);

    /** Whether this key of the person was destroyed. */
    boolean destroyed(UUID person, String fingerprint);

    /**
     * For a database that nothing is ever restored into, such as a test's: always ready, and knows of nothing. The tables are
     * believed then.
     */
    static ErasureLedger none() {
        return new NoLedger();
    }
}
