package dev.shrike.topology.module;

import dev.shrike.schemas.catalogue.EventCatalogue;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/**
 * What a topology is connected to.
 *
 * @param catalogue where the names of topics come from
 * @param events how events are written and read
 * @param partitions of every input and repartition topic, so that equal keys meet
 * @param deadLetterTopic where what cannot be handled goes
 * @param timing how long to wait and remember
 */
public record Wiring(
        EventCatalogue catalogue,
        Serde<SpecificRecord> events,
        int partitions,
        String deadLetterTopic,
        Timing timing) {}
