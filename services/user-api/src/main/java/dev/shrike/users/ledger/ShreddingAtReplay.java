package dev.shrike.users.ledger;

import dev.shrike.gdpr.vault.PostgresVault;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** Destroys the keys and sets the fence, and nothing else: what everything else about an erasure can be built upon. */
@Singleton
@Requires(missingBeans = HonouringErasures.class)
record ShreddingAtReplay(PostgresVault vault) implements HonouringErasures {

    @Override
    public boolean honour(UUID person, UUID erasure, Instant at) {
        vault.shred(person, erasure);
        return true;
    }
}
