package dev.shrike.messaging.example;

import dev.shrike.messaging.aggregates.AggregateIndex;
import dev.shrike.schemas.catalogue.EventCatalogue;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;

@Factory
@Requires(property = "aggregates.index")
class BirdAggregates {

    @Singleton
    AggregateIndex aggregates(EventCatalogue catalogue, @Named("birds") TransactionOperations<Connection> birds) {
        return new AggregateIndex(catalogue, "birds", birds);
    }
}
