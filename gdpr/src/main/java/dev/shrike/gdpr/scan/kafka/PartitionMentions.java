package dev.shrike.gdpr.scan.kafka;

import dev.shrike.gdpr.scan.PersonId;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Counts the records of one partition that mention a person or one of their keys. For the thread that reads the partition. */
final class PartitionMentions {

    private final PersonId person;
    private final Set<ByteBuffer> keys;
    private final Predicate<ConsumerRecord<byte[], byte[]>> ofOthers;
    private final Set<ByteBuffer> current = new HashSet<>();
    private long present;

    /** @param ofOthers tells events in which somebody else acts and names the person, as the owner of an image; they are not theirs */
    PartitionMentions(PersonId person, Set<ByteBuffer> keys, Predicate<ConsumerRecord<byte[], byte[]>> ofOthers) {
        this.person = person;
        this.keys = keys;
        this.ofOthers = ofOthers;
    }

    void take(ConsumerRecord<byte[], byte[]> one) {
        ByteBuffer key = one.key() == null ? ByteBuffer.allocate(0) : ByteBuffer.wrap(one.key());
        if (one.value() != null && (keys.contains(key) || mentions(one) && !ofOthers.test(one))) {
            present++;
            current.add(key);
        } else {
            current.remove(key);
        }
    }

    LiveMentions.InPartition count(String topic, int partition) {
        return new LiveMentions.InPartition(topic, partition, present, current.size());
    }

    private boolean mentions(ConsumerRecord<byte[], byte[]> one) {
        if (person.isIn(one.value()) || one.key() != null && person.isIn(one.key())) {
            return true;
        }
        for (Header header : one.headers()) {
            if (header.value() != null && person.isIn(header.value())) {
                return true;
            }
        }
        return false;
    }
}
