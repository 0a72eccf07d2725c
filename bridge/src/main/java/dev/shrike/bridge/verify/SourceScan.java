package dev.shrike.bridge.verify;

import java.time.Instant;

/** Notes the messages of a range in the ledger, and where certain times lie in it. */
final class SourceScan implements SourceReading.Messages {
    private final Bound from;
    private final Bound to;
    private final Instant recent;
    private final Ledger ledger;
    private final LaneTopics topics;
    private Instant firstStored;
    private long lastReached;
    private long recentFrom = Long.MAX_VALUE;

    /**
     * @param recent the time that {@link #recentFrom} is about
     */
    SourceScan(Bound from, Bound to, Instant recent, Ledger ledger, LaneTopics topics) {
        this.from = from;
        this.to = to;
        this.recent = recent;
        this.ledger = ledger;
        this.topics = topics;
    }

    @Override
    public boolean message(long sequence, Instant stored, String subject, long id, boolean echo) {
        if (to.isPassed(sequence, stored)) {
            return false;
        }
        if (!from.isReached(sequence, stored)) {
            return true;
        }
        if (firstStored == null) {
            firstStored = stored;
            if (from instanceof Bound.Time) {
                ledger.narrow(sequence, Long.MAX_VALUE);
            }
        }
        if (recentFrom == Long.MAX_VALUE && !stored.isBefore(recent)) {
            recentFrom = sequence;
        }
        lastReached = sequence;
        ledger.expect(sequence, id);
        topics.met(subject);
        if (echo) {
            ledger.excuse(sequence);
        }
        return true;
    }

    /** Ends the range where it ended. */
    void end() {
        if (to instanceof Bound.Time) {
            ledger.narrow(0, lastReached);
        }
    }

    boolean isEmpty() {
        return firstStored == null;
    }

    /** When the stream took the first message of the range. */
    Instant firstStored() {
        return firstStored;
    }

    /** The first sequence that the stream took at that time or later. */
    long recentFrom() {
        return recentFrom;
    }
}
