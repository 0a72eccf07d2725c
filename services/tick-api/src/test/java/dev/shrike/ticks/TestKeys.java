package dev.shrike.ticks;

import dev.shrike.rest.keys.KeySource;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;

/** Seals under the keys of {@link MemoryKeys}. */
@Factory
class TestKeys {
    @Singleton
    @Replaces(KeySource.class)
    KeySource keys(MemoryKeys keys) {
        return service -> keys;
    }
}
