package dev.shrike.gdpr.certificate;

import java.util.Optional;
import java.util.UUID;

/** What somebody believes a certificate to be about. */
public record Expectation(Optional<UUID> erasure, Optional<UUID> person) {

    /** Whatever it is about. */
    public static final Expectation NONE = new Expectation(Optional.empty(), Optional.empty());

    /** This erasure of this person. */
    public static Expectation of(UUID erasure, UUID person) {
        return new Expectation(Optional.of(erasure), Optional.of(person));
    }

    Optional<Flaw> disappointedBy(Statement statement) {
        if (erasure.isPresent() && !erasure.get().equals(statement.erasure())) {
            return Optional.of(Flaw.OTHER_ERASURE);
        }
        if (person.isPresent() && !statement.isAbout(person.get())) {
            return Optional.of(Flaw.OTHER_PERSON);
        }
        return Optional.empty();
    }
}
