package dev.shrike.users.certificate;

import dev.shrike.gdpr.certificate.Certificate;
import dev.shrike.gdpr.certificate.CertificateVerifier;
import dev.shrike.gdpr.certificate.ChainHead;
import dev.shrike.gdpr.certificate.Keyring;
import dev.shrike.gdpr.certificate.MalformedDocumentException;
import dev.shrike.gdpr.certificate.Statement;
import dev.shrike.gdpr.certificate.Verdict;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts certificates from the ledger back into the chain, each where it belongs. Works in the caller's transaction. */
@Singleton
class LedgerCertificates {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerCertificates.class);

    private final CertificateTable table;

    LedgerCertificates(CertificateTable table) {
        this.table = table;
    }

    /** The chain is locked, as the keyring shows. Says whether the certificate was missing. */
    boolean take(String json, Keyring keyring) {
        Certificate certificate = read(json);
        long number = certificate.number();
        Verdict verdict = new CertificateVerifier(keyring.keys()).verify(certificate.file());
        if (verdict instanceof Verdict.Invalid(var _, String reason)) {
            throw contradiction(number, "does not verify: " + reason);
        }
        Optional<CertificateRow> same = table.findByNumber(number);
        if (same.isPresent()) {
            if (!same.get().digest().equals(certificate.digest())) {
                throw contradiction(number, "is another than the one in the database.");
            }
            return false;
        }
        requirePlace(certificate);
        table.save(CertificateRow.of(certificate));
        LOG.warn("Certificate {} was missing and is taken up from the ledger", number);
        return true;
    }

    private void requirePlace(Certificate certificate) {
        Statement statement = certificate.statement();
        table.findByErasureIdAndGrade(statement.erasure(), statement.grade().text())
                .ifPresent(other -> {
                    throw contradiction(
                            certificate.number(), "says what number " + other.number() + " in the database says too.");
                });
        Optional<ChainHead> before = certificate.number() == 1
                ? Optional.of(ChainHead.GENESIS)
                : table.findByNumber(certificate.number() - 1)
                        .map(row -> row.certificate().head());
        before.ifPresent(head -> requireLink(certificate.number(), head, certificate));
        table.findByNumber(certificate.number() + 1)
                .map(CertificateRow::certificate)
                .ifPresent(next -> requireLink(certificate.number(), certificate.head(), next));
    }

    private static void requireLink(long number, ChainHead before, Certificate next) {
        CertificateVerifier.linkFlaw(before, next).ifPresent(flaw -> {
            throw contradiction(number, "is not of this chain: " + flaw.reason());
        });
    }

    private static Certificate read(String json) {
        try {
            return Certificate.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedDocumentException e) {
            throw new CertificateChainException("The ledger holds something that is no certificate", e);
        }
    }

    private static CertificateChainException contradiction(long number, String what) {
        return new CertificateChainException("Certificate " + number + " of the ledger " + what);
    }
}
