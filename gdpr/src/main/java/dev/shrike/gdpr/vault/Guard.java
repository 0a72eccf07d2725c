package dev.shrike.gdpr.vault;

import dev.shrike.gdpr.key.KeyAnswer;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds what the tables say against the ledger. The ledger wins, and a contradiction is loud. */
record Guard(ErasureLedger ledger, VaultAlarm alarm) {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresVault.class);

    /** Why nobody can be served now. */
    Optional<String> closed() {
        return ledger.unready().map(reason -> "the key vault is closed: " + reason);
    }

    /** The answer that makes the key itself irrelevant; empty when the key may be looked at. */
    Optional<KeyAnswer> verdict(UUID person, String purpose, KeyState state) {
        if (state.fenced()) {
            return Optional.of(new KeyAnswer.Erased());
        }
        if (ledger.erased(person)) {
            LOG.error(
                    "Person {} was erased, as the ledger says, but the vault's tables do not know it: they are older, or were"
                            + " changed. The person stays erased",
                    person);
            alarm.raise(VaultAlarm.Kind.FENCE_MISSING);
            return Optional.of(new KeyAnswer.Erased());
        }
        return state.key().filter(key -> revived(person, purpose, key)).map(_ -> refused());
    }

    /** Whether the key may not be used, nor wrapped anew. */
    boolean forbids(UUID person, String purpose, WrappedKey key) {
        return ledger.erased(person) || revived(person, purpose, key);
    }

    private boolean revived(UUID person, String purpose, WrappedKey key) {
        if (key.destroyed() || !ledger.destroyed(person, key.fingerprint())) {
            return false;
        }
        LOG.error(
                "Key {} of person {} for {} was destroyed, as the ledger says, and is in the vault's tables again: refused",
                key,
                person,
                purpose);
        alarm.raise(VaultAlarm.Kind.DESTROYED_KEY_IS_BACK);
        return true;
    }

    private static KeyAnswer refused() {
        return new KeyAnswer.Unavailable("the key was destroyed, and came back in the vault's tables");
    }
}
