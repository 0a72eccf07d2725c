package dev.shrike.admin.aggregates;

import dev.shrike.messaging.aggregates.AggregateIndex;
import dev.shrike.schemas.catalogue.EventCatalogue;
import io.micronaut.context.annotation.Factory;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;

/** The index lies in this service's database. */
@Factory
final class AggregateBeans {
    private static final String DATA_SOURCE = "admin";

    @Singleton
    AggregateIndex aggregateIndex(
            EventCatalogue catalogue, @Named(DATA_SOURCE) TransactionOperations<Connection> transactions) {
        return new AggregateIndex(catalogue, DATA_SOURCE, transactions);
    }
}
