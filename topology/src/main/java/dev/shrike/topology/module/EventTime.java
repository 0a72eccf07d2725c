package dev.shrike.topology.module;

import dev.shrike.schemas.event.Envelope;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time of an event is when it happened, but never later than when it was logged: a producer whose clock runs ahead must not
 * drag stream time into the future, where everybody else's events would be late.
 */
public final class EventTime implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> logged, long partitionTime) {
        if (!(logged.value() instanceof IndexedRecord event)) {
            return logged.timestamp();
        }
        long happened = Math.max(0, Envelope.timeOf(event).toEpochMilli());
        return logged.timestamp() < 0 ? happened : Math.min(happened, logged.timestamp());
    }
}
