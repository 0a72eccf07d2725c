package dev.shrike.gdpr.certificate;

/** The signing keys are missing, unreadable, open to others, or not those that were published. Start-up has to stop. */
public final class SigningKeyException extends CertificateException {

    public SigningKeyException(String message) {
        super(message);
    }

    public SigningKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
