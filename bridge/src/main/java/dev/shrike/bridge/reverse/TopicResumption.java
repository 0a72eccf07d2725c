package dev.shrike.bridge.reverse;

import dev.shrike.bridge.checkpoint.Checkpoint;
import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.LaneIncidentException;
import dev.shrike.bridge.kafka.OffsetRange;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a reverse lane goes on in its topic.
 *
 * @param offsets the next to read, by partition
 * @param lost how many offsets behind the checkpoint are no longer there
 */
record TopicResumption(Map<Integer, Long> offsets, long lost) {

    /**
     * Compares a topic with the lane's checkpoint. A pure function of what it is given.
     *
     * @param checkpoint where the lane was; empty when it never was anywhere
     * @param topicId of the topic as it is now
     * @param ranges of its partitions
     * @throws LaneIncidentException when the topic is not the one that the checkpoint speaks of
     */
    static TopicResumption of(
            Optional<Checkpoint.OfTopic> checkpoint, String topicId, Map<Integer, OffsetRange> ranges) {
        checkpoint.filter(last -> !last.topicId().equals(topicId)).ifPresent(last -> {
            throw new LaneIncidentException(
                    Incident.RECREATED,
                    "The topic " + last.topic() + " was deleted and made again. Nothing is skipped.");
        });
        var offsets = new TreeMap<Integer, Long>();
        long lost = 0;
        for (var entry : ranges.entrySet()) {
            OffsetRange range = entry.getValue();
            Long known =
                    checkpoint.map(last -> last.offsets().get(entry.getKey())).orElse(null);
            if (known != null && known > range.next()) {
                throw new LaneIncidentException(
                        Incident.ROLLED_BACK,
                        "Partition " + entry.getKey() + " of "
                                + checkpoint.get().topic() + " ends at " + range.next()
                                + " and was read up to " + known
                                + ". Nothing is skipped.");
            }
            lost += known == null ? 0 : Math.max(range.first() - known, 0);
            offsets.put(entry.getKey(), known == null ? range.first() : Math.max(known, range.first()));
        }
        return new TopicResumption(offsets, lost);
    }
}
