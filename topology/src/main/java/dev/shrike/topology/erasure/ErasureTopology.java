package dev.shrike.topology.erasure;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.topology.module.Acknowledgements;
import dev.shrike.topology.module.ErasedPeople;
import dev.shrike.topology.module.Erasures;
import dev.shrike.topology.module.Ingest;
import dev.shrike.topology.module.Outcome;
import dev.shrike.topology.module.TopologyModule;
import dev.shrike.topology.module.Wiring;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Keeps, from every event of a person, which keys of which compacted topics are theirs, and ends these keys when the person is
 * erased. An event of an erased person that comes late ends its key again at once. The ledger of erasures itself keeps its
 * keys. Scores and statistics end their own keys, each in its own topology, so that every topic of theirs has one writer.
 */
public final class ErasureTopology implements TopologyModule {
    private static final String HELD_KEYS = "held-keys";

    private final EventCatalogue catalogue;

    /** With the events on the class path. */
    public ErasureTopology() {
        this(EventCatalogue.standard());
    }

    /**
     * @param catalogue whose events are watched
     */
    public ErasureTopology(EventCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public String name() {
        return "erasure";
    }

    @Override
    public List<String> inputs() {
        return catalogue.majors().stream()
                .filter(MajorVersion::hasPerson)
                .map(MajorVersion::topic)
                .toList();
    }

    @Override
    public List<String> ownTopics() {
        return List.of();
    }

    @Override
    public void build(StreamsBuilder builder, Wiring wiring) {
        builder.addStateStore(HeldKeys.store(HELD_KEYS));
        builder.addStateStore(ErasedPeople.store());
        String ledger = Erasures.ledger(wiring).event();
        List<MajorVersion> watched = catalogue.majors().stream()
                .filter(MajorVersion::hasPerson)
                .filter(major -> !major.event().equals(ledger))
                .toList();

        KStream<String, SpecificRecord> all = Erasures.everywhere(builder, wiring);
        for (MajorVersion major : watched) {
            all = all.merge(Ingest.from(builder, wiring, major), Named.as("and-" + major.topic()));
        }
        KStream<String, Outcome<String>> outcomes = all.process(
                () -> new EndKeys(catalogue, HELD_KEYS), Named.as("end-keys"), HELD_KEYS, ErasedPeople.STORE);
        KStream<String, String> ended = Outcome.values(outcomes);
        watched.forEach(major -> end(ended, wiring, major.latestTopic()));
        Acknowledgements.send(Outcome.reports(outcomes), builder, wiring, name(), wiring.partitions());
    }

    private static void end(KStream<String, String> ended, Wiring wiring, String topic) {
        ended.filter((key, of) -> of.equals(topic), Named.as("of-" + topic))
                .mapValues(of -> (SpecificRecord) null, Named.as("tombstone-" + topic))
                .to(topic, Produced.with(Serdes.String(), wiring.events()).withName("egress-" + topic));
    }
}
