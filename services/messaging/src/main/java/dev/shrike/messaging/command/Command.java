package dev.shrike.messaging.command;

import java.util.UUID;

/**
 * What somebody wants to happen. {@code toString} does not show the payload, which may be personal.
 *
 * @param id of this command; one that comes again is answered as the first time, within seven days
 * @param name of the catalogue, e.g. {@code change-profile}
 * @param issuer who wants it
 * @param correlation joins all that follows from one request; the events carry it as {@code correlation_id}
 * @param payload what is wanted, with constraints of {@code jakarta.validation} on its fields
 */
public record Command<P>(UUID id, String name, Issuer issuer, UUID correlation, P payload) {

    /** A command with an id of its own, which begins a correlation. */
    public static <P> Command<P> of(String name, Issuer issuer, P payload) {
        UUID id = UUID.randomUUID();
        return new Command<>(id, name, issuer, id, payload);
    }

    @Override
    public String toString() {
        return name + " " + id;
    }
}
