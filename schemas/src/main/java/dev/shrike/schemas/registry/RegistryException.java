package dev.shrike.schemas.registry;

import dev.shrike.schemas.SchemaException;

/** The registry is away, or refuses a schema. */
public final class RegistryException extends SchemaException {
    private static final long serialVersionUID = 1L;

    RegistryException(String message) {
        super(message);
    }

    RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
