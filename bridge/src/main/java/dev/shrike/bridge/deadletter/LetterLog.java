package dev.shrike.bridge.deadletter;

import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.kafka.OffsetRange;
import dev.shrike.bridge.topics.BridgeTopics;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the dead letters. Each call reads the committed records of the topic as it is then, one after another. Used by one thread. */
public final class LetterLog {
    private final KafkaAdmin admin;
    private final CommittedReader reader;

    /**
     * @param admin tells where the topic begins and ends
     * @param reader reads it
     */
    public LetterLog(KafkaAdmin admin, CommittedReader reader) {
        this.admin = admin;
        this.reader = reader;
    }

    /**
     * Where the topic begins and ends now.
     *
     * @param since nothing that was written before
     * @throws dev.shrike.bridge.fault.UnavailableException when Kafka is away, or has no such topic
     */
    public Map<TopicPartition, OffsetRange> ranges(Instant since) {
        List<TopicPartition> partitions = admin.partitions(List.of(BridgeTopics.DEAD_LETTER));
        return since.equals(Instant.EPOCH) ? admin.ranges(partitions) : admin.rangesSince(partitions, since);
    }

    /** Which letters are settled by marks in these ranges. */
    public SettledLetters settled(Map<TopicPartition, OffsetRange> ranges) {
        var settled = new SettledLetters();
        reader.read(ranges, found -> LetterMark.settled(found).ifPresent(settled::add));
        return settled;
    }

    /** Tells one record of the topic for what it is: a letter, or the mark that settles one. */
    public static void each(
            ConsumerRecord<byte[], byte[]> found, Consumer<StoredLetter> letter, Consumer<LetterId> settled) {
        LetterMark.settled(found).ifPresentOrElse(settled, () -> letter.accept(StoredLetter.of(found)));
    }

    /** Hands on every letter in these ranges, settled or not, in order within each partition. */
    public void letters(Map<TopicPartition, OffsetRange> ranges, Consumer<StoredLetter> each) {
        reader.read(ranges, found -> {
            if (LetterMark.settled(found).isEmpty()) {
                each.accept(StoredLetter.of(found));
            }
        });
    }

    /** These letters, as far as they are there. Reads what lies between them as well. */
    public Map<LetterId, StoredLetter> find(Collection<LetterId> wanted) {
        Map<TopicPartition, OffsetRange> present = ranges(Instant.EPOCH);
        var around = new HashMap<TopicPartition, OffsetRange>();
        for (LetterId id : wanted) {
            var partition = new TopicPartition(BridgeTopics.DEAD_LETTER, id.partition());
            OffsetRange range = present.get(partition);
            if (range != null && id.offset() >= range.first() && id.offset() < range.next()) {
                around.merge(
                        partition,
                        new OffsetRange(id.offset(), id.offset() + 1),
                        (one, other) -> new OffsetRange(
                                Math.min(one.first(), other.first()), Math.max(one.next(), other.next())));
            }
        }
        var found = new HashMap<LetterId, StoredLetter>();
        if (!around.isEmpty()) {
            letters(around, letter -> {
                if (wanted.contains(letter.id())) {
                    found.put(letter.id(), letter);
                }
            });
        }
        return found;
    }

    /** One letter, if it is there. */
    public Optional<StoredLetter> find(LetterId id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }
}
