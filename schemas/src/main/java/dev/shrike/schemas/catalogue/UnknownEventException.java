package dev.shrike.schemas.catalogue;

import dev.shrike.schemas.SchemaException;

/** The catalogue has no such event, or no such version of it. */
public final class UnknownEventException extends SchemaException {
    private static final long serialVersionUID = 1L;

    UnknownEventException(String message) {
        super(message);
    }
}
