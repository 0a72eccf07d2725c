package dev.shrike.bridge.verify;

import java.time.Instant;
import java.util.function.LongConsumer;

/** Goes through what the history lacks: what it has under another sequence was left out on purpose, what is too old has expired. */
final class MissingEvents {
    /** Bounds the second look: a request to NATS for each. */
    private static final int MOST_SUSPECTS = 10_000;

    private final Ledger ledger;
    private final Review review;
    private final Findings findings;
    private long leftOut;
    private long expired;
    private long suspects;

    MissingEvents(Ledger ledger, Review review, Findings findings) {
        this.ledger = ledger;
        this.review = review;
        this.findings = findings;
    }

    /**
     * @param horizon since when the topics are complete
     */
    void look(Instant horizon) {
        var ids = new LongTable();
        ledger.forEachMissing(sequence -> ids.put(ledger.id(sequence), 0));
        if (ids.size() == 0) {
            return;
        }
        ledger.forEachSeen(sequence -> {
            if (ids.get(ledger.id(sequence)) != LongTable.ABSENT) {
                ids.put(ledger.id(sequence), 1);
            }
        });
        LongConsumer each = sequence -> {
            if (ledger.id(sequence) != Fingerprint.UNKNOWN && ids.get(ledger.id(sequence)) == 1) {
                leftOut++;
            } else if (suspects < MOST_SUSPECTS) {
                suspects++;
                if (review.suspect(sequence, horizon)) {
                    expired++;
                }
            } else {
                findings.count(Finding.Kind.MISSING);
            }
        };
        ledger.forEachMissing(each);
    }

    long leftOut() {
        return leftOut;
    }

    long expired() {
        return expired;
    }
}
