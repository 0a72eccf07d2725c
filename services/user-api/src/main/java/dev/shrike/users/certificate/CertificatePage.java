package dev.shrike.users.certificate;

import static dev.shrike.users.certificate.Html.escape;

import dev.shrike.gdpr.certificate.Certificate;
import dev.shrike.gdpr.certificate.Statement;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * A certificate as a page that a person reads and prints. It loads nothing, runs nothing, and stands by itself when saved.
 * Thread-safe.
 */
@Singleton
class CertificatePage {

    private final String template;
    private final String style;

    CertificatePage() {
        this.template = resource("page.html");
        this.style = resource("page.css");
    }

    String of(Certificate certificate) {
        Statement statement = certificate.statement();
        StatementWords words = new StatementWords(statement);
        return Html.fill(
                template,
                Map.ofEntries(
                        Map.entry("style", style),
                        Map.entry("number", Long.toString(certificate.number())),
                        Map.entry("grade", statement.grade().text()),
                        Map.entry("lead", words.lead()),
                        Map.entry("grades", words.grades()),
                        Map.entry("requested", Html.time(statement.requested())),
                        Map.entry("shredded", Html.time(statement.shredded())),
                        Map.entry("issued", Html.time(certificate.issued())),
                        Map.entry("erasure", statement.erasure().toString()),
                        Map.entry("keys", words.keys()),
                        Map.entry("participants", words.participants()),
                        Map.entry("verification", words.verification()),
                        Map.entry("remains", words.remains()),
                        Map.entry("person", statement.person().hex()),
                        Map.entry("file", CertificateController.fileName(certificate)),
                        Map.entry("previous", certificate.previous()),
                        Map.entry("digest", certificate.digest()),
                        Map.entry("key", certificate.keyId()),
                        Map.entry("signature", escape(certificate.signature()))));
    }

    /** Allows the page's own style, by its hash, and nothing else. */
    String contentSecurityPolicy() {
        return "default-src 'none'; style-src 'sha256-" + hash(style)
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream file = CertificatePage.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from the class path", e);
        }
    }
}
