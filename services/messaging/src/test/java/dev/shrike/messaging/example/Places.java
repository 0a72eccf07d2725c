package dev.shrike.messaging.example;

import dev.shrike.messaging.example.BirdWalks.Walk;
import dev.shrike.messaging.saga.StepKey;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Steps in the service's own database. */
@Singleton
@Requires(property = "bird.walks")
class Places {
    private final DiaryRows rows;

    Places(DiaryRows rows) {
        this.rows = rows;
    }

    Walk reserve(Walk walk, StepKey key) {
        rows.insert(walk.walker().toString());
        return walk;
    }

    Walk release(Walk walk, StepKey key) {
        rows.delete(walk.walker().toString());
        return walk;
    }

    Walk confirm(Walk walk, StepKey key) {
        rows.markAsPublished(walk.walker().toString());
        return walk;
    }
}
