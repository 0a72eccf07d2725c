package dev.shrike.messaging.relay;

import dev.shrike.messaging.nats.NatsConnection;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Answers whether a row may have been published before and, if so, whether it is in its stream.
 *
 * <p>Inside the stream's duplicate window the server itself drops a second publication, and no earlier attempt can be
 * older than the row. Only a row older than that is looked up, and only if somebody may have sent it: another relay before
 * this one held the shard, or this one without an answer. When the database's clock was moved back it does not tell how
 * old a row is: then each is looked up.
 *
 * <p>Used by the relay's thread only.
 */
final class EarlierPublications {
    private static final int SUBJECTS_REMEMBERED = 1_000;

    private final NatsConnection nats;
    private final SubjectHistory history;
    private final Map<String, Duration> windows = new HashMap<>();
    private final Map<UUID, Long> unansweredSinceNanos = new HashMap<>();
    private final Map<String, SubjectHistory.Since> seen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SubjectHistory.Since> eldest) {
            return size() > SUBJECTS_REMEMBERED;
        }
    };

    EarlierPublications(NatsConnection nats) {
        this.nats = nats;
        this.history = new SubjectHistory(nats);
    }

    /** Forgets what was seen: from now on others may have published. */
    void forget() {
        seen.clear();
        windows.clear();
    }

    /** It is being published; until it is answered, nobody knows what became of it. */
    void sent(OutboxRow row) {
        unansweredSinceNanos.putIfAbsent(row.event().id(), System.nanoTime());
    }

    /** It is stored, or it is certain that it is not. */
    void answered(OutboxRow row) {
        unansweredSinceNanos.remove(row.event().id());
    }

    /**
     * The row's sequence if it is in its stream already; empty if it is to be sent.
     *
     * @param takeover from when on nobody else publishes this row's shard
     */
    OptionalLong find(OutboxRow row, Takeover takeover)
            throws IOException, JetStreamApiException, InterruptedException {
        if (!perhapsSentLongAgo(row, takeover)) {
            return OptionalLong.empty();
        }
        String subject = row.event().subject();
        SubjectHistory.Since since =
                unansweredSinceNanos.containsKey(row.event().id()) ? null : seen.get(subject);
        if (since == null || row.appendedAt().isBefore(since.from())) {
            since = history.since(row.event().stream(), subject, row.appendedAt());
            seen.put(subject, since);
        }
        Long sequence = since.sequences().get(row.event().id().toString());
        return sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence);
    }

    private boolean perhapsSentLongAgo(OutboxRow row, Takeover takeover) throws IOException, JetStreamApiException {
        Long unansweredSince = unansweredSinceNanos.get(row.event().id());
        boolean perhapsByOthers = row.id() <= takeover.lastId();
        if (unansweredSince == null && !perhapsByOthers) {
            return false;
        }
        Duration trusted = trusted(row.event().stream());
        if (unansweredSince != null && System.nanoTime() - unansweredSince >= trusted.toNanos()) {
            return true;
        }
        boolean young =
                takeover.agesTold() && !row.age().isNegative() && row.age().compareTo(trusted) < 0;
        return perhapsByOthers && !young;
    }

    /** Four fifths of the stream's duplicate window: clocks differ, and sending takes its time. */
    private Duration trusted(String stream) throws IOException, JetStreamApiException {
        Duration window = windows.get(stream);
        if (window == null) {
            window = nats.management()
                    .getStreamInfo(stream)
                    .getConfiguration()
                    .getDuplicateWindow()
                    .multipliedBy(4)
                    .dividedBy(5);
            windows.put(stream, window);
        }
        return window;
    }
}
