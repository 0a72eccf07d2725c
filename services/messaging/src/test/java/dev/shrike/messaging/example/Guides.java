package dev.shrike.messaging.example;

import dev.shrike.messaging.example.BirdWalks.Walk;
import dev.shrike.messaging.saga.StepKey;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stands for a client of another service, which tells repetitions by their key. */
@Singleton
@Requires(property = "bird.walks")
class Guides {
    private final Map<String, String> booked = new ConcurrentHashMap<>();

    Walk book(Walk walk, StepKey key) {
        return new Walk(walk.walker(), booked.computeIfAbsent(key.toString(), _ -> "Wren"));
    }

    Walk cancel(Walk walk, StepKey key) {
        booked.remove(key.toString());
        return walk;
    }
}
