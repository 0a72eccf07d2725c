package dev.shrike.messaging.redrive;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/**
 * What became of one dead letter.
 *
 * @param handler its handler
 * @param eventId its event
 * @param outcome what became of it
 * @param reason why, in words; empty when it was handled
 */
@Introspected
public record Redriven(String handler, UUID eventId, Outcome outcome, String reason) {

    /** What may become of a dead letter. */
    public enum Outcome {
        /** The handler's transaction has committed. */
        HANDLED,
        /** The handler had handled the event by another way; nothing was done, and the letter is done with. */
        ALREADY_HANDLED,
        /** The handler failed again, or the event still cannot be read; the letter stays, with one more failure. */
        FAILED,
        /** It was not tried; nothing has changed. */
        REFUSED
    }

    static Redriven of(LetterKey key, Outcome outcome, String reason) {
        return new Redriven(key.handler(), key.eventId(), outcome, reason);
    }

    /** Whether the letter is done with. */
    public boolean done() {
        return outcome == Outcome.HANDLED || outcome == Outcome.ALREADY_HANDLED;
    }
}
