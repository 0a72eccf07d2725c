package dev.shrike.topology.module;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.event.DerivedId;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import dev.shrike.topology.serde.JsonSerde;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Waits until all partitions have reported on an order, and forwards the answer. Keeps nothing of an order that is answered. */
final class CollectReports implements Processor<String, ErasureReport, String, SpecificRecord> {
    static final String STORE = "erasure-reports";
    private static final String SOURCE_PREFIX = "topology/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventCatalogue catalogue;
    private final String participant;
    private final int partitions;
    private ProcessorContext<String, SpecificRecord> context;
    private KeyValueStore<String, Collected> store;

    CollectReports(EventCatalogue catalogue, String participant, int partitions) {
        this.catalogue = catalogue;
        this.participant = participant;
        this.partitions = partitions;
    }

    /**
     * The reports on one order so far.
     *
     * @param reports by partition; a repeated one replaces the one before
     */
    record Collected(Map<Integer, Map<String, Long>> reports) {
        Collected with(ErasureReport report) {
            Map<Integer, Map<String, Long>> all = new TreeMap<>(reports);
            all.put(report.partition(), report.removed());
            return new Collected(all);
        }

        Map<String, Long> total() {
            Map<String, Long> total = new TreeMap<>();
            reports.values().forEach(one -> one.forEach((what, count) -> total.merge(what, count, Long::sum)));
            return total;
        }
    }

    static StoreBuilder<KeyValueStore<String, Collected>> store() {
        return Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(STORE), Serdes.String(), JsonSerde.of(Collected.class));
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> taskContext) {
        context = taskContext;
        store = taskContext.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, ErasureReport> arrived) {
        ErasureReport report = arrived.value();
        Collected before = store.get(arrived.key());
        Collected now = (before == null ? new Collected(Map.of()) : before).with(report);
        if (now.reports().size() < partitions) {
            store.put(arrived.key(), now);
            return;
        }
        store.delete(arrived.key());
        context.forward(Publication.of(answer(report, now.total()), catalogue, arrived.timestamp()));
        context.commit(); // somebody waits for it
    }

    private Gdpr answer(ErasureReport report, Map<String, Long> removed) {
        return Gdpr.newBuilder()
                .setId(DerivedId.of(UUID.fromString(report.order()), participant)
                        .toString())
                .setType("erased")
                .setVersion("1.1")
                .setData(GdprData.newBuilder()
                        .setUser(new User(report.person()))
                        .setParticipant(participant)
                        .setEvidence(json(removed))
                        .build())
                .setMetadata(Metadata.newBuilder()
                        .setSource(SOURCE_PREFIX + participant)
                        .setTime(Instant.ofEpochMilli(context.currentSystemTimeMs())
                                .truncatedTo(ChronoUnit.MICROS))
                        .setCorrelationId(report.correlation())
                        .setCausationId(report.order())
                        .build())
                .build();
    }

    private static String json(Map<String, Long> removed) {
        try {
            return JSON.writeValueAsString(removed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Numbers by name are always JSON", e);
        }
    }
}
