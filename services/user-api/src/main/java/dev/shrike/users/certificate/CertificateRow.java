package dev.shrike.users.certificate;

import dev.shrike.gdpr.certificate.Certificate;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** A certificate, as stored. */
@MappedEntity("certificate")
record CertificateRow(@Id long number, UUID erasureId, String grade, String document, String digest, Instant issued) {

    static CertificateRow of(Certificate certificate) {
        return new CertificateRow(
                certificate.number(),
                certificate.statement().erasure(),
                certificate.statement().grade().text(),
                new String(certificate.file(), StandardCharsets.UTF_8),
                certificate.digest(),
                certificate.issued());
    }

    Certificate certificate() {
        return Certificate.read(document.getBytes(StandardCharsets.UTF_8));
    }
}
