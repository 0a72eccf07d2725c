package dev.shrike.bridge.verify;

import java.util.List;
import java.util.Map;

/**
 * What a comparison found.
 *
 * @param lane that was compared
 * @param stream of it
 * @param from the first sequence compared
 * @param to the last sequence compared; less than {@code from} when there was nothing to compare
 * @param messages of the stream in that range
 * @param mirrored of these, in the history
 * @param deadLetters of these, among the dead letters and not redriven
 * @param leftOut of these, left out on purpose: echoes, and events that the history has under another sequence
 * @param expired of these, older than what the topics still hold: cannot be compared
 * @param gone sequences of the range that the stream no longer holds, or that are of another lane: cannot be compared
 * @param notDue sequences behind the lane's checkpoint: not mirrored yet
 * @param keys in the history of that range
 * @param ended keys without anything in the compacted topic that may have ended long ago
 * @param counts of all findings
 * @param findings the first ones
 * @param note what kept the comparison from being made, in a sentence; empty when nothing did
 */
public record VerificationReport(
        String lane,
        String stream,
        long from,
        long to,
        long messages,
        long mirrored,
        long deadLetters,
        long leftOut,
        long expired,
        long gone,
        long notDue,
        long keys,
        long ended,
        Map<Finding.Kind, Long> counts,
        List<Finding> findings,
        String note) {
    public VerificationReport {
        counts = Map.copyOf(counts);
        findings = List.copyOf(findings);
    }

    /** How many findings there are in all. */
    public long found() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether all was compared that there is, and nothing found. */
    public boolean isClean() {
        return found() == 0 && note.isEmpty();
    }

    /** Puts a report together. */
    static final class Builder {
        private final String lane;
        private final String stream;
        private long from = 1;
        private long to;
        private long messages;
        private long mirrored;
        private long deadLetters;
        private long leftOut;
        private long expired;
        private long gone;
        private long notDue;
        private long keys;
        private long ended;
        private Map<Finding.Kind, Long> counts = Map.of();
        private List<Finding> findings = List.of();
        private String note = "";

        Builder(String lane, String stream) {
            this.lane = lane;
            this.stream = stream;
        }

        Builder note(String sentence) {
            note = sentence;
            return this;
        }

        Builder notDue(long sequences) {
            notDue = sequences;
            return this;
        }

        Builder range(long first, long last) {
            from = first;
            to = last;
            return this;
        }

        Builder messages(Ledger ledger, long onPurpose, long tooOld) {
            messages = ledger.expected();
            mirrored = ledger.mirrored();
            deadLetters = ledger.deadLetters();
            leftOut = onPurpose;
            expired = tooOld;
            gone = Math.max(to - from + 1 - messages, 0);
            return this;
        }

        Builder keys(long inHistory, long withoutLatest) {
            keys = inHistory;
            ended = withoutLatest;
            return this;
        }

        Builder findings(Findings made) {
            counts = made.counts();
            findings = made.kept();
            return this;
        }

        VerificationReport build() {
            return new VerificationReport(
                    lane,
                    stream,
                    from,
                    to,
                    messages,
                    mirrored,
                    deadLetters,
                    leftOut,
                    expired,
                    gone,
                    notDue,
                    keys,
                    ended,
                    counts,
                    findings,
                    note);
        }
    }
}
