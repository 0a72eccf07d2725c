package dev.shrike.users.erasure;

import dev.shrike.gdpr.certificate.Grade;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.scan.PartReport;
import dev.shrike.gdpr.scan.Report;
import dev.shrike.gdpr.scan.ScanListener;
import dev.shrike.gdpr.scan.Verdict;
import dev.shrike.gdpr.scan.probe.Probe;
import dev.shrike.messaging.saga.NotYetException;
import dev.shrike.messaging.saga.StepKey;
import dev.shrike.messaging.subscribe.FailureText;
import dev.shrike.users.verification.ProbeTaker;
import dev.shrike.users.verification.VerificationScan;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How an erasure is proven: what to look for, the first certificate, and looking everywhere. Every method may be repeated. Thread-safe. */
@Singleton
class CertifyingSteps {
    private static final Logger LOG = LoggerFactory.getLogger(CertifyingSteps.class);

    private static final Duration PROBE_PATIENCE = Duration.ofMinutes(1);

    private final ErasureTable erasures;
    private final ErasureSettings settings;
    private final ProbeTaker taker;
    private final KeptProbes probes;
    private final CertificatesOfLedger certificates;
    private final Certifying certifying;
    private final VerificationScan scan;
    private final Clock clock;

    CertifyingSteps(
            ErasureTable erasures,
            ErasureSettings settings,
            ProbeTaker taker,
            KeptProbes probes,
            CertificatesOfLedger certificates,
            Certifying certifying,
            VerificationScan scan,
            Clock clock) {
        this.erasures = erasures;
        this.settings = settings;
        this.taker = taker;
        this.probes = probes;
        this.certificates = certificates;
        this.certifying = certifying;
        this.scan = scan;
        this.clock = clock;
    }

    /**
     * Takes hashes of the person's values while they can be read, to look for the values when they should be gone. When that does not
     * work for a minute, the erasure goes on without: it must not wait for its proof.
     */
    ErasureProgress takeProbe(ErasureProgress progress, StepKey key) {
        Optional<ErasureRow> asked = erasures.findById(progress.erasure()).filter(ErasureRow::awaitsShredding);
        if (settings.verify() && asked.isPresent()) {
            try {
                probes.keep(progress.erasure(), taker.take(progress.person()));
            } catch (PersonErasedException e) {
                LOG.warn("Erasure {} goes on without a probe: the keys are destroyed already", progress.erasure());
            } catch (RuntimeException e) {
                if (!asked.get().requested().plus(PROBE_PATIENCE).isBefore(clock.instant())) {
                    throw e;
                }
                LOG.error(
                        "Erasure {} goes on without a probe, which could not be taken: {}",
                        progress.erasure(),
                        FailureText.of(e));
            }
        }
        return progress;
    }

    /** Takes up the certificates that the ledger has and this database, restored from a backup, may not. */
    ErasureProgress importCertificates(ErasureProgress progress, StepKey key) {
        certificates.importOnce();
        return progress;
    }

    /** Proves that nothing sealed can be opened any more. */
    ErasureProgress certify(ErasureProgress progress, StepKey key) {
        certifying.certify(progress.erasure(), progress.person(), Grade.SHREDDED);
        return progress;
    }

    /** Looks everywhere. What is found is told, and looked at again, until somebody has seen to it. */
    ErasureProgress verify(ErasureProgress progress, StepKey key) throws InterruptedException {
        boolean nobodyHere = erasures.findById(progress.erasure())
                .filter(ErasureRow::ofNobodyHere)
                .isPresent();
        if (!settings.verify() || nobodyHere) {
            return progress;
        }
        Optional<Probe> probe = probes.of(progress.erasure());
        Report report = scan.scan(progress.person(), probe, ScanListener.NONE);
        if (report.verdict() == Verdict.CLEAN) {
            erasures.verified(
                    progress.erasure(),
                    report.sum(PartReport::records),
                    report.sum(PartReport::erased),
                    report.finished());
            return progress;
        }
        report.findings()
                .forEach(finding -> LOG.error("Erasure {} left something readable: {}", progress.erasure(), finding));
        report.problems()
                .forEach(problem -> LOG.warn("Erasure {} is not verified yet: {}", progress.erasure(), problem));
        throw new NotYetException(
                report.verdict() == Verdict.FINDINGS
                        ? report.findings().size() + " places still hold something readable: ./shrike verify names them"
                        : "not everything could be looked at: " + String.join("; ", report.problems()));
    }
}
