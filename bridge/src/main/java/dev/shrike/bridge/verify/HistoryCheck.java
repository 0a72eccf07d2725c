package dev.shrike.bridge.verify;

import dev.shrike.schemas.headers.EventHeaders;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Looks at the records of one history: is each sequence there once, and each key in order within its partition? A key that moved to
 * another partition when some were added has no order between the two.
 */
final class HistoryCheck {
    /** The newest record of a key is kept as one number: its sequence, and the partition in the last bits. */
    private static final int PARTITION_BITS = 16;

    private final String stream;
    private final Instant created;
    private final Ledger ledger;
    private final Findings findings;
    private final Fingerprint fingerprint = new Fingerprint();
    private final LongTable newestOfKey = new LongTable();

    HistoryCheck(String stream, Instant created, Ledger ledger, Findings findings) {
        this.stream = stream;
        this.created = created;
        this.ledger = ledger;
        this.findings = findings;
    }

    void look(ConsumerRecord<byte[], byte[]> found) {
        Origin origin = Origin.of(found, stream, created);
        if (origin.sequence() == Origin.ELSEWHERE) {
            return;
        }
        switch (ledger.see(origin.sequence(), fingerprint.of(origin.eventId()))) {
            case FIRST -> order(found, origin, true);
            case OUTSIDE -> order(found, origin, false);
            case AGAIN -> tell(Finding.Kind.DOUBLE, found, origin, "is there once more");
            case OTHER -> tell(Finding.Kind.OTHER_EVENT, found, origin, "has another event than the stream");
        }
    }

    private void order(ConsumerRecord<byte[], byte[]> found, Origin origin, boolean inRange) {
        if (found.key() == null) {
            return;
        }
        long key = fingerprint.of(found.key());
        long before = newestOfKey.get(key);
        if (before == LongTable.ABSENT || origin.sequence() > sequence(before) || origin.asLatest()) {
            newestOfKey.put(key, origin.sequence() << PARTITION_BITS | found.partition());
        } else if (inRange && partition(before) == found.partition()) {
            tell(Finding.Kind.OUT_OF_ORDER, found, origin, "comes behind sequence " + sequence(before) + " of its key");
        }
    }

    private void tell(Finding.Kind kind, ConsumerRecord<byte[], byte[]> found, Origin origin, String what) {
        if (findings.count(kind)) {
            String where = found.topic() + "-" + found.partition() + "@" + found.offset();
            findings.keep(
                    kind,
                    origin.sequence(),
                    origin.eventId(),
                    Origin.text(found, EventHeaders.NATS_SUBJECT),
                    where + " " + what);
        }
    }

    int keys() {
        return newestOfKey.size();
    }

    /** Is told each key's fingerprint and newest sequence. */
    void forEachKey(LongTable.Entries each) {
        newestOfKey.forEach((key, newest) -> each.entry(key, sequence(newest)));
    }

    private static long sequence(long newest) {
        return newest >> PARTITION_BITS;
    }

    private static int partition(long newest) {
        return (int) (newest & (1 << PARTITION_BITS) - 1);
    }
}
