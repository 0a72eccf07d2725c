package dev.shrike.messaging.saga;

import java.util.UUID;

/** Names a step of one saga, the same at every attempt: the idempotency key for what the step calls. */
public record StepKey(UUID saga, String step) {

    /** As it goes over the wire, e.g. {@code 3f0c.../create-person}. */
    @Override
    public String toString() {
        return saga + "/" + step;
    }
}
