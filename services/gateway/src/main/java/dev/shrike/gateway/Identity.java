package dev.shrike.gateway;

import dev.shrike.rest.identity.ServiceIdentity;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** By which name the other services know this one, also where it shares a process. */
@Factory
final class Identity {

    @Singleton
    ServiceIdentity service() {
        return ServiceIdentity.of("gateway", Gateway.class);
    }
}
