package dev.shrike.messaging;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.command.CommandCatalogue;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;

/** The catalogues and the encoding of events as beans; an application that has its own wins. */
@Factory
final class CatalogueBeans {

    @Singleton
    @Secondary
    EventCatalogue catalogue() {
        return EventCatalogue.standard();
    }

    @Singleton
    @Secondary
    CommandCatalogue commands() {
        return CommandCatalogue.standard();
    }

    @Singleton
    @Secondary
    SingleObjectEncoding singleObjectEncoding(EventCatalogue catalogue) {
        return new SingleObjectEncoding(catalogue);
    }
}
