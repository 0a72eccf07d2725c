package dev.shrike.analytics.load;

import dev.shrike.analytics.table.RowMaker;
import dev.shrike.analytics.table.Rows;
import dev.shrike.analytics.table.Table;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.wire.ConfluentFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns records into changes of tables. What is no event of the table is counted, and never stops anything. For one thread. */
final class Decoding {
    private static final Logger LOG = LoggerFactory.getLogger(Decoding.class);

    private record Target(Table table, RowMaker maker) {}

    private final Map<String, Target> byTopic;
    private final EventCatalogue catalogue;
    private final ConfluentFormat format;

    Decoding(List<Table> tables, EventCatalogue catalogue, ConfluentFormat format) {
        this.byTopic = tables.stream()
                .map(table -> new Target(table, new RowMaker(table)))
                .collect(Collectors.toUnmodifiableMap(target -> target.table().topic(), Function.identity()));
        this.catalogue = catalogue;
        this.format = format;
    }

    /** Takes records of one topic, in their order. */
    void take(String topic, List<ConsumerRecord<byte[], byte[]>> records, Batch batch) {
        Target target = byTopic.get(topic);
        Changes changes = batch.of(target.table());
        for (ConsumerRecord<byte[], byte[]> one : records) {
            take(one, target, changes);
            batch.counted(one.serializedKeySize() + one.serializedValueSize());
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> one, Target target, Changes changes) {
        Key key = one.key() == null ? null : Key.of(one.key());
        if (key != null && one.value() == null) {
            changes.remove(key, one.timestamp());
            return;
        }
        try {
            if (key == null) {
                throw new IllegalArgumentException("It has no key");
            }
            add(one, target, changes.rows());
            changes.put(key, one.timestamp());
        } catch (RuntimeException e) {
            String where = one.topic() + " partition " + one.partition() + " offset " + one.offset();
            LOG.warn("No event of {}, left out: {}: {}", target.table().name(), where, e.getMessage());
            changes.undecodable(key, where + ": " + e.getMessage());
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> one, Target target, Rows rows) {
        if (target.maker().add(one, format.fingerprint(one.value()), ConfluentFormat.PREFIX, rows)) {
            return;
        }
        IndexedRecord event = format.decode(one.value());
        if (!catalogue.of(event).equals(target.table().major())) {
            throw new IllegalArgumentException("It is a " + event.getSchema().getFullName());
        }
        target.maker().add(one, event, rows);
    }
}
