package dev.shrike.messaging.fault;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;

/** What an application has. */
@Factory
final class NoFaults {

    @Singleton
    @Secondary
    FaultInjection faultInjection() {
        return FaultInjection.NONE;
    }
}
