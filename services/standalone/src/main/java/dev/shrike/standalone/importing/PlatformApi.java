package dev.shrike.standalone.importing;

import java.util.UUID;

/** What an import asks of the platform. Every request may be repeated without a second effect. */
interface PlatformApi {

    /** Registers the person behind an observer. */
    Outcome register(UUID observer);

    /** Ticks the observation for its person. */
    Outcome tick(UUID person, Observation observation);
}
