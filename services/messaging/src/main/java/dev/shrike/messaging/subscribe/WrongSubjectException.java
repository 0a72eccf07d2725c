package dev.shrike.messaging.subscribe;

import dev.shrike.schemas.SchemaException;

/** An event lies on a subject that is not its own. The message names topics only. */
final class WrongSubjectException extends SchemaException {
    private static final long serialVersionUID = 1L;

    WrongSubjectException(String message) {
        super(message);
    }
}
