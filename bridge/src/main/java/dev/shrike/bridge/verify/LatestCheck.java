package dev.shrike.bridge.verify;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Looks at the records of one compacted topic: is the live value of each key the newest that the history has? */
final class LatestCheck {
    /** Written by no lane of this stream: newer than anything that is compared. */
    private static final long BEYOND = Long.MAX_VALUE;

    private final String topic;
    private final String stream;
    private final Instant created;
    private final Fingerprint fingerprint = new Fingerprint();
    private final LongTable live = new LongTable();

    LatestCheck(String topic, String stream, Instant created) {
        this.topic = topic;
        this.stream = stream;
        this.created = created;
    }

    void look(ConsumerRecord<byte[], byte[]> found) {
        if (found.key() == null) {
            return;
        }
        long sequence = Origin.of(found, stream, created).sequence();
        boolean older = sequence == Origin.ELSEWHERE && found.timestamp() < created.toEpochMilli();
        if (!older) {
            live.put(fingerprint.of(found.key()), sequence == Origin.ELSEWHERE ? BEYOND : sequence);
        }
    }

    /**
     * Compares with the history.
     *
     * @param history of the same events
     * @param certainFrom from this sequence on, the end of a key would still stand in the topic
     * @return keys without anything here that may have ended long ago
     */
    long compare(HistoryCheck history, Ledger ledger, long certainFrom, Findings findings) {
        long[] ended = new long[1];
        history.forEachKey((key, newest) -> {
            long found = live.get(key);
            if (!ledger.covers(newest) || found != LongTable.ABSENT && found >= newest) {
                return;
            }
            if (found != LongTable.ABSENT) {
                tell(Finding.Kind.NOT_LATEST, newest, topic + " has sequence " + found + " as the latest", findings);
            } else if (newest >= certainFrom) {
                tell(Finding.Kind.NO_LATEST, newest, topic + " has nothing for its key", findings);
            } else {
                ended[0]++;
            }
        });
        return ended[0];
    }

    private static void tell(Finding.Kind kind, long sequence, String detail, Findings findings) {
        if (findings.count(kind)) {
            findings.keep(kind, sequence, "", "", detail);
        }
    }
}
