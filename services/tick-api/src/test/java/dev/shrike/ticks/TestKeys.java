package dev.shrike.ticks;

import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.seal.EventSealer;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;

/** Seals under the keys of {@link MemoryKeys}. */
@Factory
class TestKeys {
    @Singleton
    @Primary
    EventSealer sealer(DataKeys keys) {
        return new EventSealer(keys);
    }
}
