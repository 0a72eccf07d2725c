package dev.shrike.rest.keys;

import dev.shrike.gdpr.cache.CachingDataKeys;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.rest.identity.ServiceIdentities;
import dev.shrike.rest.identity.ServiceTokens;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.inject.InjectionPoint;
import jakarta.inject.Singleton;

/**
 * What a service seals and opens with. One path for all of them, user-api included: over HTTP, under the name of the service
 * whose code gets the bean, and through that service's cache.
 */
@Factory
final class KeyBeans {

    @Singleton
    KeySource keySource(KeysClient users, ServiceTokens tokens) {
        return service -> new HttpDataKeys(users, service, () -> tokens.issue(service));
    }

    @Prototype
    CachingDataKeys dataKeys(ServiceKeys keys, ServiceIdentities identities, @Nullable InjectionPoint<?> point) {
        return keys.keys(identities.at(point));
    }

    @Prototype
    EventSealer eventSealer(ServiceKeys keys, ServiceIdentities identities, @Nullable InjectionPoint<?> point) {
        return keys.sealer(identities.at(point));
    }
}
