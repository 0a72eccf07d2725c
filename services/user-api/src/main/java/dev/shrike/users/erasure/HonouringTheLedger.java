package dev.shrike.users.erasure;

import dev.shrike.users.ledger.HonouringErasures;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** Makes a whole erasure of what the ledger knows and the tables do not, its keys destroyed at once. Thread-safe. */
@Singleton
class HonouringTheLedger implements HonouringErasures {
    private final BeanProvider<Erasing> erasing;

    /** Late: what erases needs the vault, which needs the ledger. */
    HonouringTheLedger(BeanProvider<Erasing> erasing) {
        this.erasing = erasing;
    }

    @Override
    public boolean honour(UUID person, UUID erasure, Instant at) {
        return erasing.get().honour(erasure, person);
    }
}
