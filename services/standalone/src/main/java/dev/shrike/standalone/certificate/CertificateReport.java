package dev.shrike.standalone.certificate;

import dev.shrike.gdpr.certificate.Certificate;
import dev.shrike.gdpr.certificate.DestroyedKey;
import dev.shrike.gdpr.certificate.Participant;
import dev.shrike.gdpr.certificate.Statement;
import dev.shrike.gdpr.certificate.Verification;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in words what a valid certificate certifies. */
public final class CertificateReport {

    private final PrintWriter out;

    public CertificateReport(PrintWriter out) {
        this.out = out;
    }

    /** @param confirmed whether the person's digest was compared with the id of somebody */
    public void show(Certificate certificate, boolean confirmed) {
        Statement statement = certificate.statement();
        String grade = statement.grade().text().replace('_', ' ');
        print("VALID: certificate %d, %s, of erasure %s".formatted(certificate.number(), grade, statement.erasure()));
        print("  " + statement.grade().meaning());
        print("");
        fact("asked for", statement.requested());
        fact("keys destroyed", statement.shredded());
        fact("certified", certificate.issued());
        fact("person", confirmed ? "the one with this id" : "named by a digest only; --user ID confirms who");
        print("");
        print(statement.keys().isEmpty() ? "No key was ever made for the person." : "Keys destroyed:");
        statement.keys().forEach(this::key);
        print(statement.participants().isEmpty() ? "Nobody else held anything." : "Removed what they held:");
        statement.participants().forEach(this::participant);
        print(statement.verification().map(CertificateReport::scan).orElse("It tells of no scan."));
        print(statement.remains().isEmpty() ? "Nothing remains." : "What remains, and rightly so:");
        statement
                .remains()
                .forEach(it -> print("  %s, %s"
                        .formatted(
                                it.what(),
                                it.until().map(time -> "until " + time).orElse("for good"))));
        print("");
        fact("signed by key", certificate.keyId());
        fact("digest", certificate.digest());
        out.flush();
    }

    private void key(DestroyedKey key) {
        print("  %-16s version %-4d %s  %s"
                .formatted(key.purpose(), key.version(), key.fingerprint(), key.destroyedAt()));
    }

    private void participant(Participant participant) {
        String counts = participant.counts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(count -> count.getKey() + "=" + count.getValue())
                .collect(Collectors.joining(" "));
        String when = participant.acknowledged().map(Object::toString).orElse("not yet, when issued");
        print("  %-20s %-27s %s".formatted(participant.name(), when, counts));
    }

    private static String scan(Verification it) {
        return String.format(
                Locale.ENGLISH,
                "A scan at %s read %,d records: %,d sealed values of the person, none of which opens, and nothing readable.",
                it.takenAt(),
                it.recordsScanned(),
                it.sealedValuesErased());
    }

    private void fact(String name, Object value) {
        print("  %-16s %s".formatted(name, value));
    }

    private void print(String line) {
        out.println(line.stripTrailing());
    }
}
