package dev.shrike.users.erasure;

import dev.shrike.gdpr.certificate.Grade;
import dev.shrike.gdpr.certificate.Remainder;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What rightly stays after an erasure, and until when, as the event catalogue says it. */
@Singleton
class WhatRemains {
    private static final String LEDGER = "gdpr";

    /** A tombstone's segment has to close and to be cleaned, and so has the one that what it ended lies in. */
    private static final int LAGS = 4;

    private final EventCatalogue catalogue;
    private final ErasureSettings settings;

    WhatRemains(EventCatalogue catalogue, ErasureSettings settings) {
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /** What stays when an erasure reaches this grade at this time. */
    List<Remainder> after(Grade grade, Instant now) {
        List<Remainder> remains = new ArrayList<>();
        remains.add(new Remainder(
                "The entries of this erasure in the ledger, under the pseudonymous id", Optional.empty()));
        for (EventDefinition event : catalogue.events()) {
            if (event.newest().hasPerson() && !event.name().equals(LEDGER)) {
                remains.add(new Remainder(
                        "History of " + event.name()
                                + " events in Kafka: pseudonymous id, what is not sealed, and sealed values that nobody can open",
                        event.retention().map(now::plus)));
            }
        }
        if (grade == Grade.SHREDDED) {
            remains.add(new Remainder(
                    "Latest values and state in Kafka; a further certificate says when compaction has removed them",
                    Optional.of(now.plus(catalogue.strictestCompaction().lag().multipliedBy(LAGS)))));
        }
        if (grade != Grade.FINAL) {
            remains.add(new Remainder(
                    "Backups made before the keys were destroyed", Optional.of(now.plus(settings.backupHorizon()))));
        }
        return remains;
    }
}
