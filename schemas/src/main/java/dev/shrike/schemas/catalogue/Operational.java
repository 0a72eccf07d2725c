package dev.shrike.schemas.catalogue;

/**
 * Marks an event that tells of the platform itself and not of what people did with it. It is kept in JetStream for a short time
 * and in bounded space; no lane mirrors it, nothing is counted or audited by it, and it holds nothing of a person.
 *
 * @param mostBytes what its stream may take; the oldest go first
 */
public record Operational(long mostBytes) {
    /** @throws IllegalArgumentException when there is no bound */
    public Operational {
        if (mostBytes <= 0) {
            throw new IllegalArgumentException("An operational event needs most_bytes, more than 0");
        }
    }
}
