package dev.shrike.messaging.example;

import dev.shrike.messaging.saga.Saga;
import dev.shrike.messaging.saga.Sagas;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

@Factory
@Requires(property = "bird.walks")
class BirdWalks {

    /** What the saga knows; kept as JSON between its steps. */
    record Walk(UUID walker, String guide) {}

    @Singleton
    Saga<Walk> walk(Places places, Guides guides) {
        return Saga.named("bird-walk")
                .on("birds")
                .holding(Walk.class)
                .step("reserve-place", places::reserve) // in one transaction with the saga's progress
                .undoneBy(places::release)
                .remoteStep("book-guide", guides::book) // a call to another service
                .undoneBy(guides::cancel)
                .within(Duration.ofMinutes(2))
                .tries(8)
                .step("confirm", places::confirm)
                .build();
    }

    @Singleton
    @Requires(property = "bird.walks")
    static class Booking {
        private final Sagas sagas;
        private final Saga<Walk> walk;

        Booking(@Named("birds") Sagas sagas, Saga<Walk> walk) {
            this.sagas = sagas;
            this.walk = walk;
        }

        @Transactional("birds")
        UUID book(UUID walker) {
            return sagas.start(walk, walker.toString(), new Walk(walker, "")); // runs when this has committed
        }
    }
}
