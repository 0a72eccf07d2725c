package dev.shrike.topology.module;

import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Record;

/** The order to forget a person: {@code gdpr.delete}. */
public final class Erasures {
    private static final String EVENT = "gdpr";
    private static final String DELETE = "delete";

    private Erasures() {}

    /** The version of the event that carries the order. */
    public static MajorVersion ledger(Wiring wiring) {
        return wiring.catalogue().event(EVENT).newest();
    }

    /** The orders, by person, told to every partition. */
    public static KStream<String, SpecificRecord> everywhere(StreamsBuilder builder, Wiring wiring) {
        return Ingest.from(builder, wiring, ledger(wiring))
                .filter((person, event) -> ordered(event), Named.as("only-erasures"))
                .selectKey((key, event) -> personIn(event), Named.as("by-erased-person"))
                .repartition(Repartitioned.with(Serdes.String(), wiring.events())
                        .withName("erasures")
                        .withNumberOfPartitions(wiring.partitions())
                        .withStreamPartitioner(new Broadcast<>()));
    }

    /** Whether an event is such an order. */
    public static boolean ordered(SpecificRecord event) {
        return event instanceof Gdpr gdpr && isOrder(EVENT, gdpr.getType());
    }

    /**
     * What one partition says when it has removed a person, keyed as {@link Acknowledgements} wants it.
     *
     * @param removed how many of what
     */
    public static <V> Record<String, Outcome<V>> report(
            Gdpr order, int partition, Map<String, Long> removed, long time) {
        ErasureReport report = new ErasureReport(
                order.getId(),
                order.getMetadata().getCorrelationId(),
                order.getData().getUser().getId(),
                partition,
                removed);
        return new Record<>(order.getId(), new Outcome.Removed<>(report), time, Publication.ownHeaders());
    }

    /** Whether an event of this name and type is such an order. */
    public static boolean isOrder(String event, String type) {
        return EVENT.equals(event) && DELETE.equals(type);
    }

    private static String personIn(SpecificRecord event) {
        return ((Gdpr) event).getData().getUser().getId();
    }
}
