package dev.shrike.users.certificate;

import dev.shrike.gdpr.certificate.Grade;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.util.Arrays;

/** Counts certificates that this instance has issued, by grade. Thread-safe. */
@Singleton
class CertificateMeters {

    private final MeterRegistry registry;

    /** @param registry the application's, or null for counters that nobody reads */
    CertificateMeters(@Nullable MeterRegistry registry) {
        this.registry = registry == null ? new CompositeMeterRegistry() : registry;
        Arrays.stream(Grade.values()).forEach(this::counter);
    }

    /** Counts one when the transaction has committed; what is rolled back was never issued. */
    void issuedWhenCommitted(Grade grade, TransactionStatus<?> transaction) {
        transaction.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                counter(grade).increment();
            }
        });
    }

    private Counter counter(Grade grade) {
        return registry.counter("shrike.certificate.issued", "grade", grade.text());
    }
}
