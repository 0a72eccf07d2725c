package dev.shrike.messaging.erasure;

/**
 * A participant, as its durable consumer tells.
 *
 * @param name who
 * @param consumer name of the consumer
 * @param waiting deletions that it has not been given yet
 * @param inHand deletions that it was given and has not handled, being tried again included
 */
public record RegisteredParticipant(String name, String consumer, long waiting, long inHand) {

    /** Whether deletions wait for it. */
    public boolean lags() {
        return waiting > 0 || inHand > 0;
    }
}
