package dev.shrike.gdpr.vault;

import java.util.Optional;
import java.util.UUID;

/** Knows of nothing. */
record NoLedger() implements ErasureLedger {

    @Override
    public Optional<String> unready() {
        return Optional.empty();
    }

    @Override
    public boolean erased(UUID person) {
        return false;
    }

    @Override
    public boolean destroyed(UUID person, String fingerprint) {
        return false;
    }
}
