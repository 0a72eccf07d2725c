package dev.shrike.users.erasure;

import dev.shrike.gdpr.certificate.Grade;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Completed erasures, for those who prove more about them. Thread-safe. */
@Singleton
public class ProvenErasures {
    private final ErasureTable erasures;
    private final ErasureSettings settings;
    private final Certifying certifying;
    private final CertificatesOfLedger certificates;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    ProvenErasures(
            ErasureTable erasures,
            ErasureSettings settings,
            Certifying certifying,
            CertificatesOfLedger certificates,
            @Named("users") TransactionOperations<Connection> transactions,
            Clock clock) {
        this.erasures = erasures;
        this.settings = settings;
        this.certifying = certifying;
        this.certificates = certificates;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Those whose bytes may still lie in compacted topics, those that wait longest first. */
    public List<ErasedPerson> inShreddedGrade(int limit) {
        return ofGrade(Grade.SHREDDED, limit);
    }

    /** Those whose bytes are gone, but not from backups. */
    public List<ErasedPerson> inRemovedGrade(int limit) {
        return ofGrade(Grade.PHYSICALLY_REMOVED, limit);
    }

    /** Certifies that compaction has removed what there was of the person. */
    public void removed(ErasedPerson one) {
        certify(one, Grade.PHYSICALLY_REMOVED);
    }

    /** Certifies that no backup can bring the person back. */
    public void end(ErasedPerson one) {
        certify(one, Grade.FINAL);
    }

    private void certify(ErasedPerson one, Grade grade) {
        certificates.importOnce();
        transactions.executeWrite(status -> {
            certifying.certify(one.erasure(), one.person(), grade);
            return grade;
        });
    }

    private List<ErasedPerson> ofGrade(Grade grade, int limit) {
        Instant now = clock.instant();
        return erasures.findCompletedOfGrade(grade.text(), limit).stream()
                .map(row -> new ErasedPerson(row.id(), row.person(), row.shredded(), now, settings.backupHorizon()))
                .toList();
    }
}
