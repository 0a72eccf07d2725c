package dev.shrike.schemas.wire;

import dev.shrike.schemas.SchemaException;

/** Bytes that are not an event of the catalogue. It names a reason that can be counted and a detail that can be read. */
public final class UndecodableEventException extends SchemaException {
    private static final long serialVersionUID = 1L;

    /** Why the bytes are refused. */
    public enum Reason {
        /** Neither the single-object marker nor the Confluent magic byte stands at the start. */
        UNKNOWN_FORMAT,
        /** No released schema has this fingerprint, or the registry no such id. */
        UNKNOWN_SCHEMA,
        /** The body does not fit the schema: cut off, too long, or a value out of range. */
        MALFORMED_BODY,
        /** The envelope contradicts the schema: another version, or a type that the version does not have. */
        WRONG_ENVELOPE
    }

    private final Reason reason;

    UndecodableEventException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    UndecodableEventException(Reason reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    /** The class of the failure. */
    public Reason reason() {
        return reason;
    }
}
