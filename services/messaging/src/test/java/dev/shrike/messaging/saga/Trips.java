package dev.shrike.messaging.saga;

import dev.shrike.messaging.Service;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The tests' saga: a seat here, then a hotel and a guide elsewhere. */
@Factory
@Requires(property = "trips")
class Trips {
    static final String NAME = "trip";

    @Singleton
    Saga<Trip> trip(
            Agency agency,
            @Value("${trips.within:5m}") Duration within,
            @Value("${trips.tries:3}") int tries,
            @Value("${trips.pause:20ms}") Duration pause) {
        return Saga.named(NAME)
                .on(Service.DATA_SOURCE)
                .holding(Trip.class)
                .step("seat", (trip, key) -> agency.here("seat", trip, key))
                .undoneBy((trip, key) -> agency.here("no seat", trip, key))
                .tries(tries)
                .undoTries(tries)
                .backOff(pause, pause)
                .remoteStep("hotel", (trip, key) -> agency.elsewhere("hotel", trip, key))
                .undoneBy((trip, key) -> agency.elsewhere("no hotel", trip, key))
                .within(within)
                .tries(tries)
                .undoTries(tries)
                .backOff(pause, pause)
                .remoteStep("guide", (trip, key) -> agency.elsewhere("guide", trip, key))
                .undoneBy((trip, key) -> agency.elsewhere("no guide", trip, key))
                .tries(tries)
                .undoTries(tries)
                .backOff(pause, pause)
                .build();
    }
}
