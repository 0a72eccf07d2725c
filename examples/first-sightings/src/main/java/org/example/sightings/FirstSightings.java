package org.example.sightings;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.topology.module.Ingest;
import dev.shrike.topology.module.QueryableStore;
import dev.shrike.topology.module.TopologyModule;
import dev.shrike.topology.module.Wiring;
import dev.shrike.topology.serde.JsonSerde;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * When each species was ticked first, in a compacted topic by species. The earliest tick counts, in whatever order ticks
 * come. It keeps no person and no image, so an erasure has nothing to remove here.
 */
public final class FirstSightings implements TopologyModule {
    static final String TOPIC = "first-sightings.v1.latest";

    private final MajorVersion ticks = EventCatalogue.standard().major("tick", 1);

    @Override
    public String name() {
        return "first-sightings";
    }

    @Override
    public List<String> inputs() {
        return List.of(ticks.topic());
    }

    @Override
    public List<String> ownTopics() {
        return List.of(TOPIC);
    }

    @Override
    public List<QueryableStore<?, ?>> queryable() {
        return List.of(KeepEarliest.BY_SPECIES);
    }

    @Override
    public void build(StreamsBuilder builder, Wiring wiring) {
        Ingest.from(builder, wiring, ticks)
                .filter((image, tick) -> speciesOf(tick) != null, Named.as("with-species"))
                .selectKey((image, tick) -> speciesOf(tick), Named.as("by-species"))
                .mapValues((species, tick) -> sighting(species, (Tick) tick), Named.as("sightings"))
                .repartition(Repartitioned.with(Serdes.String(), JsonSerde.of(FirstSighting.class))
                        .withName("sightings-by-species")
                        .withNumberOfPartitions(wiring.partitions()))
                .processValues(new KeepEarliest(), Named.as("keep-earliest"))
                .to(
                        TOPIC,
                        Produced.with(Serdes.String(), JsonSerde.of(FirstSighting.class))
                                .withName("egress-" + TOPIC));
    }

    private static String speciesOf(SpecificRecord tick) {
        var sighting = ((Tick) tick).getData().getSighting();
        return sighting == null ? null : sighting.getSpecies();
    }

    private static FirstSighting sighting(String species, Tick tick) {
        Instant time = tick.getMetadata().getTime();
        return new FirstSighting(species, time);
    }
}
