package dev.shrike.messaging.command;

import java.util.UUID;

/**
 * Who issued a command.
 *
 * @param name {@code person:} and the person's id, or {@code service:} and the service's name
 */
public record Issuer(String name) {

    /** A person, by pseudonym. */
    public static Issuer person(UUID id) {
        return new Issuer("person:" + id);
    }

    /** A service of its own accord. */
    public static Issuer service(String service) {
        return new Issuer("service:" + service);
    }
}
