package dev.shrike.gdpr.key;

import java.util.UUID;

/** A key was asked for a person who is fenced. Final: trying again is of no use. */
public final class PersonErasedException extends KeyException {

    private final UUID person;

    public PersonErasedException(UUID person) {
        super("Person " + person + " is erased");
        this.person = person;
    }

    public UUID person() {
        return person;
    }
}
