package dev.shrike.bridge.verify;

import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.OffsetRange;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Since when a topic is complete: what is older may have expired. */
final class Horizon {
    private static final int LOOK_AT = 100;

    private Horizon() {}

    /** The time of the first record of that partition which has lost most; long ago when none has lost anything. */
    static Instant of(CommittedReader reader, Map<TopicPartition, OffsetRange> ranges) {
        var begun = new HashMap<TopicPartition, OffsetRange>();
        ranges.forEach((partition, range) -> {
            if (range.first() > 0 && range.next() > range.first()) {
                begun.put(partition, new OffsetRange(range.first(), Math.min(range.first() + LOOK_AT, range.next())));
            }
        });
        var oldest = new HashMap<TopicPartition, Long>();
        if (!begun.isEmpty()) {
            reader.read(
                    begun,
                    found -> oldest.merge(
                            new TopicPartition(found.topic(), found.partition()), found.timestamp(), Math::min));
        }
        return Instant.ofEpochMilli(
                oldest.values().stream().mapToLong(Long::longValue).max().orElse(0));
    }
}
