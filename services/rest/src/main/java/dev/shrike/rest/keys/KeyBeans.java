package dev.shrike.rest.keys;

import dev.shrike.gdpr.cache.CachingDataKeys;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.schemas.catalogue.EventCatalogue;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What a service seals and opens with. One path for all of them, user-api included: over HTTP and through one cache. */
@Factory
final class KeyBeans {

    /** @param keep how long a key may be used before the vault is asked again; at most 60 s */
    @Singleton
    CachingDataKeys dataKeys(KeysClient users, @Value("${shrike.keys.cache:8s}") Duration keep) {
        return new CachingDataKeys(new HttpDataKeys(users), keep);
    }

    @Singleton
    EventSealer eventSealer(DataKeys keys) {
        return new EventSealer(keys, EventCatalogue.standard());
    }
}
