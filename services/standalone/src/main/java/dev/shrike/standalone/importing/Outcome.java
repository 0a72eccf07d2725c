package dev.shrike.standalone.importing;

import java.util.UUID;

/** What became of a request. */
sealed interface Outcome {

    /** Done now. */
    record Created(UUID id) implements Outcome {}

    /** Done by an earlier import. */
    record AlreadyThere(UUID id) implements Outcome {}

    /** Refused for good, with the reason. */
    record Refused(String reason) implements Outcome {}
}
