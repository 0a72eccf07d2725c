package dev.shrike.users.certificate;

/** The chain of certificates is not whole, or somebody brings one that contradicts it. The message says which. */
public final class CertificateChainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CertificateChainException(String message) {
        super(message);
    }

    CertificateChainException(String message, Throwable cause) {
        super(message, cause);
    }
}
