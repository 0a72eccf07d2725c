package dev.shrike.users.ledger;

import dev.shrike.gdpr.vault.VaultAlarm;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Locale;

/** Counts what should never happen to the ledger and the vault. Thread-safe. */
@Singleton
class LedgerMeters implements VaultAlarm {

    private final MeterRegistry registry;
    private final Counter changed;
    private final Counter republished;
    private final Counter honoured;

    /** @param registry the application's, or null for counters that nobody reads */
    LedgerMeters(@Nullable MeterRegistry registry) {
        this.registry = registry == null ? new CompositeMeterRegistry() : registry;
        this.changed = this.registry.counter("shrike.ledger.changed");
        this.republished = this.registry.counter("shrike.ledger.republished");
        this.honoured = this.registry.counter("shrike.ledger.honoured");
        Arrays.stream(Kind.values()).forEach(this::alarm); // a first alarm is a rise from 0
    }

    @Override
    public void raise(Kind kind) {
        alarm(kind).increment();
    }

    private Counter alarm(Kind kind) {
        return registry.counter("shrike.vault.alarm", "kind", kind.name().toLowerCase(Locale.ROOT));
    }

    /** The ledger was made anew or rolled back. */
    void changed() {
        changed.increment();
    }

    /** An erasure was brought back into it. */
    void republished() {
        republished.increment();
    }

    /** An erasure that the tables did not know was made to happen. */
    void honoured() {
        honoured.increment();
    }
}
