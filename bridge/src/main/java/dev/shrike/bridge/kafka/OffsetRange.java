package dev.shrike.bridge.kafka;

/**
 * Offsets of a partition.
 *
 * @param first the oldest that is there
 * @param next the one that the next record gets
 */
public record OffsetRange(long first, long next) {
    /** At most the last so many of them. */
    public OffsetRange last(long count) {
        return new OffsetRange(Math.max(first, next - count), next);
    }
}
