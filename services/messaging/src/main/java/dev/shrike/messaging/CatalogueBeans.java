package dev.shrike.messaging;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;

/** The catalogue and its encoding as beans; an application that has its own wins. */
@Factory
final class CatalogueBeans {

    @Singleton
    @Secondary
    EventCatalogue catalogue() {
        return EventCatalogue.standard();
    }

    @Singleton
    @Secondary
    SingleObjectEncoding singleObjectEncoding(EventCatalogue catalogue) {
        return new SingleObjectEncoding(catalogue);
    }
}
