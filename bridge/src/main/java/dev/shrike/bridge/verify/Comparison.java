package dev.shrike.bridge.verify;

import dev.shrike.bridge.deadletter.LetterLog;
import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.kafka.OffsetRange;
import dev.shrike.bridge.nats.NatsLink;
import dev.shrike.bridge.nats.Vitals;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** One comparison: the stream, then the dead letters, then each history with its compacted topic, then what seems to be missing. */
final class Comparison {
    /** A record may have a time before its message's, where the clock of NATS is ahead of the bridge's. */
    private static final Duration SKEW = Duration.ofHours(1);
    /** The shortest time for which Kafka shows that a key was ended, unless somebody set less (topic setting delete.retention.ms). */
    private static final Duration ENDS_ARE_SHOWN = Duration.ofHours(23);

    private final VerificationRequest request;
    private final Vitals stream;
    private final long mirrored;
    private final BridgeSettings settings;
    private final KafkaAdmin admin;
    private final CommittedReader reader;
    private final NatsLink nats;
    private final VerificationProgress progress;
    private final Ledger ledger;
    private final LaneTopics topics;
    private final Findings findings;
    private final Review review;

    Comparison(
            VerificationRequest request,
            Vitals stream,
            long mirrored,
            BridgeSettings settings,
            EventCatalogue catalogue,
            KafkaAdmin admin,
            CommittedReader reader,
            NatsLink nats,
            VerificationProgress progress) {
        this.request = request;
        this.stream = stream;
        this.mirrored = mirrored;
        this.settings = settings;
        this.admin = admin;
        this.reader = reader;
        this.nats = nats;
        this.progress = progress;
        long from = request.from() instanceof Bound.Sequence(long number) ? number : 1;
        long to = request.to() instanceof Bound.Sequence(long number) ? number : Long.MAX_VALUE;
        this.ledger = new Ledger(from, Math.min(to, mirrored));
        this.topics = new LaneTopics(request.lane());
        this.findings = new Findings(stream.stream());
        this.review = new Review(stream.stream(), stream.created(), nats.streams(), reader, catalogue);
    }

    VerificationReport run() {
        var scan = new SourceScan(request.from(), request.to(), Instant.now().minus(ENDS_ARE_SHOWN), ledger, topics);
        long first = Math.max(ledger.from(), stream.first());
        if (first <= ledger.to()) {
            new SourceReading(nats, settings.lanes().window(), progress)
                    .read(stream.stream(), request.lane().filter(), first, ledger.to(), scan);
            scan.end();
        }
        var report = new VerificationReport.Builder(request.lane().name(), stream.stream())
                .notDue(Math.max(stream.last() - mirrored, 0));
        if (scan.isEmpty()) {
            return report.build();
        }
        Instant since = scan.firstStored().minus(SKEW);
        LetterScan.read(new LetterLog(admin, reader), stream, since, ledger);
        long keys = 0;
        long ended = 0;
        Instant horizon = Instant.EPOCH;
        for (LaneTopics.Pair pair : topics.pairs()) {
            var history = new HistoryCheck(stream.stream(), stream.created(), ledger, findings);
            String name = request.topic(pair.history());
            read(name, since, history::look);
            Instant complete = Horizon.of(reader, admin.ranges(admin.partitions(List.of(name))));
            horizon = complete.isAfter(horizon) ? complete : horizon;
            keys += history.keys();
            if (pair.latest().isPresent()) {
                String latestName = request.topic(pair.latest().get());
                var latest = new LatestCheck(latestName, stream.stream(), stream.created());
                read(latestName, since, latest::look);
                ended += latest.compare(history, ledger, scan.recentFrom(), findings);
            }
        }
        var missing = new MissingEvents(ledger, review, findings);
        missing.look(horizon);
        long leftOut = missing.leftOut() + review.conclude(allHistories(), findings);
        return report.range(ledger.from(), ledger.to())
                .messages(ledger, leftOut + ledger.excused(), missing.expired())
                .keys(keys, ended)
                .findings(findings)
                .build();
    }

    private void read(String topic, Instant since, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Map<TopicPartition, OffsetRange> ranges = admin.rangesSince(admin.partitions(List.of(topic)), since);
        progress.begin(
                topic,
                ranges.values().stream()
                        .mapToLong(range -> range.next() - range.first())
                        .sum());
        reader.read(ranges, found -> {
            each.accept(found);
            progress.step();
        });
    }

    private Map<TopicPartition, OffsetRange> allHistories() {
        return admin.ranges(admin.partitions(topics.pairs().stream()
                .map(pair -> request.topic(pair.history()))
                .toList()));
    }
}
