package dev.shrike.messaging;

import io.micronaut.health.HealthStatus;

/** Health of messaging, as the health endpoint tells it. */
public final class MessagingHealth {
    /**
     * The service works, but events wait: NATS or a database is away. It keeps its traffic, since it can still commit, and
     * what it commits is published later.
     */
    public static final HealthStatus DEGRADED =
            new HealthStatus("DEGRADED", "Works, but events wait to be published or handled", true, 500);

    private MessagingHealth() {}
}
