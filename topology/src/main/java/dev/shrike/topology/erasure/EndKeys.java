package dev.shrike.topology.erasure;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.topology.erasure.HeldKeys.HeldKey;
import dev.shrike.topology.module.ErasedPeople;
import dev.shrike.topology.module.Erasures;
import dev.shrike.topology.module.Outcome;
import dev.shrike.topology.module.Publication;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files the key of every event under its person; forwards, as key and topic, each key that has to end, and a report on each
 * erasure. Keys that come in are Kafka's, but for erasures, which come by person.
 */
final class EndKeys implements Processor<String, SpecificRecord, String, Outcome<String>> {
    private static final Logger LOG = LoggerFactory.getLogger(EndKeys.class);

    private final EventCatalogue catalogue;
    private final String heldKeysStore;
    private ProcessorContext<String, Outcome<String>> context;
    private HeldKeys heldKeys;
    private ErasedPeople erased;

    EndKeys(EventCatalogue catalogue, String heldKeysStore) {
        this.catalogue = catalogue;
        this.heldKeysStore = heldKeysStore;
    }

    @Override
    public void init(ProcessorContext<String, Outcome<String>> taskContext) {
        context = taskContext;
        heldKeys = new HeldKeys(taskContext.getStateStore(heldKeysStore));
        erased = ErasedPeople.in(taskContext);
    }

    @Override
    public void process(Record<String, SpecificRecord> arrived) {
        if (Erasures.ordered(arrived.value())) {
            erase((Gdpr) arrived.value(), arrived.timestamp());
        } else {
            MajorVersion major = catalogue.of(arrived.value());
            major.personOf(arrived.value()).ifPresent(person -> file(person, major, arrived));
        }
    }

    private void erase(Gdpr order, long time) {
        String person = order.getData().getUser().getId();
        erased.add(person, time);
        List<HeldKey> keys = heldKeys.of(person);
        keys.forEach(held -> end(held.topic(), held.key(), time));
        if (!keys.isEmpty()) {
            LOG.info("Erasure of {}: {} keys ended in {}", person, keys.size(), context.taskId());
        }
        int partition = context.taskId().partition();
        context.forward(Erasures.report(order, partition, Map.of("keys", (long) keys.size()), time));
    }

    private void file(UUID person, MajorVersion major, Record<String, SpecificRecord> arrived) {
        if (erased.contains(person.toString())) {
            end(major.latestTopic(), arrived.key(), arrived.timestamp());
        } else if (major.endsKey().contains(Envelope.of(arrived.value()).type())) {
            heldKeys.release(major.latestTopic(), arrived.key());
        } else {
            heldKeys.take(person.toString(), major.latestTopic(), arrived.key());
        }
    }

    private void end(String topic, String key, long time) {
        heldKeys.release(topic, key);
        context.forward(new Record<>(key, new Outcome.Value<>(topic), time, Publication.ownHeaders()));
    }
}
