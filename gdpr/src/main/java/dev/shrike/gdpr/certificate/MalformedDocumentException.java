package dev.shrike.gdpr.certificate;

import java.util.function.Supplier;

/** Something is not the document that it should be. The message says where. */
public final class MalformedDocumentException extends CertificateException {

    private MalformedDocumentException(String message, Throwable cause) {
        super(message, cause);
    }

    static <T> T in(String document, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MalformedDocumentException("No " + document + ": " + e.getMessage(), e);
        }
    }
}
