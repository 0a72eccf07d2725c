package dev.shrike.topology.module;

import dev.shrike.topology.serde.JsonSerde;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Tells the ledger what a topology removed of an erased person: one {@code gdpr.erased}, with the numbers of all partitions added
 * up, once every partition has reported. Its id follows from the order's, so that an order has one answer of each topology.
 */
public final class Acknowledgements {
    private Acknowledgements() {}

    /** Name of a topology as a participant of erasures. */
    public static String participant(String topology) {
        return topology + "-topology";
    }

    /**
     * Adds the answer to a topology.
     *
     * @param reports keyed by the order's id
     * @param partitions how many report on each order
     */
    public static void send(
            KStream<String, ErasureReport> reports,
            StreamsBuilder builder,
            Wiring wiring,
            String topology,
            int partitions) {
        builder.addStateStore(CollectReports.store());
        KStream<String, SpecificRecord> answers = reports.repartition(
                        Repartitioned.with(Serdes.String(), JsonSerde.of(ErasureReport.class))
                                .withName("erasure-reports")
                                .withNumberOfPartitions(wiring.partitions()))
                .process(
                        () -> new CollectReports(wiring.catalogue(), participant(topology), partitions),
                        Named.as("collect-erasure-reports"),
                        CollectReports.STORE);
        Publication.send(answers, wiring, Erasures.ledger(wiring));
    }
}
