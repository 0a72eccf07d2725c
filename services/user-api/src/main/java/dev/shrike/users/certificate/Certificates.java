package dev.shrike.users.certificate;

import dev.shrike.gdpr.certificate.Certificate;
import dev.shrike.gdpr.certificate.ChainHead;
import dev.shrike.gdpr.certificate.Grade;
import dev.shrike.gdpr.certificate.Keyring;
import dev.shrike.gdpr.certificate.Statement;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chain of certificates: 1, 2, 3 and so on, for the whole platform. Each method joins the caller's transaction, or has its
 * own. Thread-safe, and safe against other processes on the same database.
 */
@Singleton
public class Certificates {

    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

    private final CertificateTable table;
    private final ChainKeys keys;
    private final LedgerCertificates ledger;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;
    private final CertificateMeters meters;

    Certificates(
            CertificateTable table,
            ChainKeys keys,
            LedgerCertificates ledger,
            @Named("users") TransactionOperations<Connection> transactions,
            Clock clock,
            CertificateMeters meters) {
        this.table = table;
        this.keys = keys;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Certifies a statement, unless its erasure has a certificate of this grade, which is then the answer. Nobody else can add
     * to the chain until the transaction ends, so it should end soon; a rollback leaves no gap.
     *
     * @throws CertificateChainException when certificates are missing that the ledger has: import them first
     * @throws dev.shrike.gdpr.certificate.SigningKeyException when the key file is missing, damaged or not of this chain
     */
    public Certificate issue(Statement statement) {
        return transactions.executeWrite(status -> {
            Keyring keyring = keys.hold();
            Optional<Certificate> before = find(statement.erasure(), statement.grade());
            return before.orElseGet(() -> {
                meters.issuedWhenCommitted(statement.grade(), status);
                return append(keyring.certify(statement, head(), clock.instant()));
            });
        });
    }

    /**
     * Takes up a certificate that the ledger of erasures holds and the database, restored from an older backup, may not. They
     * may come in any order; until all are there {@link #issue} refuses to go on.
     *
     * @param json the certificate, in any spelling
     * @return whether it was missing
     * @throws CertificateChainException when it does not verify, or contradicts one that is there
     */
    public boolean importFromLedger(String json) {
        return transactions.executeWrite(status -> ledger.take(json, keys.hold()));
    }

    /** The erasure's certificate of this grade. */
    public Optional<Certificate> find(UUID erasure, Grade grade) {
        return transactions
                .executeRead(status -> table.findByErasureIdAndGrade(erasure, grade.text()))
                .map(CertificateRow::certificate);
    }

    /** The erasure's certificate of the highest grade it has reached. */
    public Optional<Certificate> newest(UUID erasure) {
        return transactions.executeRead(status -> table.findNewest(erasure)).map(CertificateRow::certificate);
    }

    /** At most so many certificates, after this number. */
    public List<Certificate> after(long number, int limit) {
        return transactions.executeRead(status -> table.findAfter(number, limit)).stream()
                .map(CertificateRow::certificate)
                .toList();
    }

    private Certificate append(Certificate certificate) {
        table.save(CertificateRow.of(certificate));
        LOG.info(
                "Certificate {} says that erasure {} is {}",
                certificate.number(),
                certificate.statement().erasure(),
                certificate.statement().grade().text());
        return certificate;
    }

    private ChainHead head() {
        Optional<CertificateRow> last = table.findLast();
        long number = last.map(CertificateRow::number).orElse(0L);
        if (table.count() != number) {
            throw new CertificateChainException("Certificates before number " + number
                    + " are missing: import them from the ledger before another one is issued");
        }
        return last.map(row -> new ChainHead(row.number(), row.digest(), row.issued()))
                .orElse(ChainHead.GENESIS);
    }
}
