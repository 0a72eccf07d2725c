package dev.shrike.bridge.chaos;

import dev.shrike.bridge.CommittedTopic;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a reader of committed records finds of numbered ticks in a topic, from its beginning to its end. Memory grows by a bit for each
 * event.
 */
final class Mirrored {
    private final NumberedTicks ticks;
    private final BitSet seen = new BitSet();
    private final int[] newest;
    private int records;
    private int doubles;
    private int disordered;

    Mirrored(NumberedTicks ticks) {
        this.ticks = ticks;
        this.newest = new int[ticks.keys()];
        Arrays.fill(newest, -1);
    }

    static Mirrored read(String bootstrap, String topic, NumberedTicks ticks) {
        var found = new Mirrored(ticks);
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::note);
            }
        }
        return found;
    }

    private void note(ConsumerRecord<byte[], byte[]> found) {
        note(ticks.number(CommittedTopic.header(found, "ce_id")));
    }

    /** The next event that a reader sees has this number. */
    void note(int number) {
        int key = ticks.key(number);
        records++;
        if (seen.get(number)) {
            doubles++;
        } else if (number < newest[key]) {
            disordered++;
        }
        seen.set(number);
        newest[key] = number;
    }

    int records() {
        return records;
    }

    int doubles() {
        return doubles;
    }

    /** How many events stand behind a later one of their key. */
    int disordered() {
        return disordered;
    }

    /** How many of the first so many events are not there. */
    int missing(int published) {
        return published - seen.get(0, published).cardinality();
    }

    /** How many keys do not end with their last event. */
    int stale(int published) {
        int stale = 0;
        for (int number = Math.max(published - newest.length, 0); number < published; number++) {
            stale += newest[ticks.key(number)] == number ? 0 : 1;
        }
        return stale;
    }

    @Override
    public String toString() {
        return records + " records, " + doubles + " double, " + disordered + " out of order";
    }
}
