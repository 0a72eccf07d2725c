package dev.shrike.users.processing;

import dev.shrike.gdpr.processing.RecordOfProcessing;
import dev.shrike.gdpr.processing.Responsible;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.purpose.PurposeCatalogue;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The record, made once: catalogues do not change while a service runs. */
@Factory
final class ProcessingBeans {

    @Singleton
    RecordOfProcessing recordOfProcessing(
            @Nullable @Property(name = "shrike.gdpr.controller.name") String name,
            @Nullable @Property(name = "shrike.gdpr.controller.contact") String contact,
            @Nullable @Property(name = "shrike.gdpr.officer.contact") String officer) {
        Responsible responsible = new Responsible(told(name), told(contact), told(officer));
        return RecordOfProcessing.of(responsible, EventCatalogue.standard(), PurposeCatalogue.standard());
    }

    private static Optional<String> told(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
