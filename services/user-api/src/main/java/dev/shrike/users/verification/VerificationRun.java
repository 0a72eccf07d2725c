package dev.shrike.users.verification;

import dev.shrike.gdpr.scan.Report;
import dev.shrike.gdpr.scan.ReportJson;
import dev.shrike.gdpr.scan.probe.Probe;
import dev.shrike.gdpr.vault.PostgresVault;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one verification and keeps what came of it. */
@Singleton
class VerificationRun {

    private static final Logger LOG = LoggerFactory.getLogger(VerificationRun.class);

    private final VerificationTable table;
    private final VerificationScan scan;
    private final ProbeTaker probes;
    private final PostgresVault vault;
    private final Clock clock;

    VerificationRun(
            VerificationTable table, VerificationScan scan, ProbeTaker probes, PostgresVault vault, Clock clock) {
        this.table = table;
        this.scan = scan;
        this.probes = probes;
        this.vault = vault;
        this.clock = clock;
    }

    void run(UUID id, UUID person, Depth depth) {
        table.run(id, clock.instant());
        try {
            Report report = scan.scan(
                    person, probe(person), depth, (place, done, total) -> table.progress(id, place, done, total));
            table.complete(id, ReportJson.of(report).toString(), clock.instant());
            LOG.info("Verification {} of person {}: {}", id, person, report.verdict());
        } catch (InterruptedException e) {
            table.fail(id, "interrupted: the service is stopping; ask again", clock.instant());
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("Verification {} of person {} failed", id, person, e);
            table.fail(id, "failed: " + e.getClass().getSimpleName() + ", see the log", clock.instant());
        }
    }

    /** Of somebody who is not erased, so that a verification also shows what stands in clear before an erasure. */
    private Optional<Probe> probe(UUID person) {
        return vault.fence(person).isPresent() ? Optional.empty() : Optional.of(probes.take(person));
    }
}
