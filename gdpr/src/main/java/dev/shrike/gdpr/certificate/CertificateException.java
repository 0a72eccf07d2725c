package dev.shrike.gdpr.certificate;

/** Root of what can go wrong with certificates and their keys. Messages hold no key and no personal data. */
public abstract class CertificateException extends RuntimeException {

    protected CertificateException(String message) {
        super(message);
    }

    protected CertificateException(String message, Throwable cause) {
        super(message, cause);
    }
}
