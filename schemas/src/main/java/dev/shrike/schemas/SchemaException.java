package dev.shrike.schemas;

/** Root of everything that can go wrong with schemas, the catalogue and the wire formats. */
public class SchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong, in one sentence a person can act on
     */
    public SchemaException(String message) {
        super(message);
    }

    /**
     * @param message what is wrong, in one sentence a person can act on
     * @param cause what was thrown below
     */
    public SchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
