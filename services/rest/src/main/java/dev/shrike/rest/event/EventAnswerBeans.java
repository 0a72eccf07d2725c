package dev.shrike.rest.event;

import dev.shrike.rest.identity.ServiceIdentities;
import dev.shrike.rest.keys.ServiceKeys;
import dev.shrike.rest.restricted.RestrictedUse;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.inject.InjectionPoint;

/** Answers that open what the service whose code gets the bean may open. */
@Factory
final class EventAnswerBeans {

    @Prototype
    EventAnswers eventAnswers(
            ServiceKeys keys, ServiceIdentities identities, RestrictedUse use, @Nullable InjectionPoint<?> point) {
        return new EventAnswers(keys.sealer(identities.at(point)), use);
    }
}
