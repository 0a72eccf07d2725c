package dev.shrike.rest.eviction;

import dev.shrike.rest.keys.KeySource;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** In processes that were given a {@link SharedVault} their services ask it. */
@Factory
@Requires(property = "shared.vault")
class SharedVaultBeans {

    @Singleton
    @Replaces(KeySource.class)
    KeySource vault(SharedVault vault) {
        return service -> vault;
    }
}
