package dev.shrike.topology.score;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.rate.v2.Rate;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.topology.module.Acknowledgements;
import dev.shrike.topology.module.ErasedPeople;
import dev.shrike.topology.module.Erasures;
import dev.shrike.topology.module.Ingest;
import dev.shrike.topology.module.OncePerId;
import dev.shrike.topology.module.Outcome;
import dev.shrike.topology.module.Publication;
import dev.shrike.topology.module.QueryableStore;
import dev.shrike.topology.module.TopologyModule;
import dev.shrike.topology.module.Wiring;
import dev.shrike.topology.serde.JsonSerde;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Gives every ticked image a score, and publishes it when it changes. Ticks go by their species first, to learn how rare it is
 * so far, then by their image, where the ratings come as well. The only writer of scores: when a person is erased, what they
 * contributed is taken out, and an image that nobody else ticked loses its score.
 */
public final class ScoreTopology implements TopologyModule {
    /** Short name of the topology. */
    public static final String NAME = "score";

    private final ScoreModel model;
    private final MajorVersion ticks;
    private final MajorVersion ratings;
    private final MajorVersion ledger;

    /** With the events on the class path and the standard model. */
    public ScoreTopology() {
        this(EventCatalogue.standard(), new BayesianScore());
    }

    /**
     * @param catalogue where the topics come from
     * @param model how to score
     */
    public ScoreTopology(EventCatalogue catalogue, ScoreModel model) {
        this.model = model;
        ticks = catalogue.major("tick", 1);
        ratings = catalogue.major("rate", 2);
        ledger = catalogue.event("gdpr").newest();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> inputs() {
        return List.of(ticks.topic(), ratings.topic(), ledger.topic());
    }

    @Override
    public List<String> ownTopics() {
        return List.of();
    }

    @Override
    public List<QueryableStore<?, ?>> queryable() {
        return List.of(ScoredImages.BY_IMAGE, ScoredImages.BEST_FIRST);
    }

    @Override
    public void build(StreamsBuilder builder, Wiring wiring) {
        builder.addStateStore(ScoredImages.store());
        builder.addStateStore(ScoredImages.ranking());
        builder.addStateStore(Contributions.store());
        builder.addStateStore(ErasedPeople.store());

        KStream<String, Outcome<SpecificRecord>> outcomes = byImage(sightings(builder, wiring), builder, wiring)
                .merge(forgotten(builder, wiring), Named.as("and-erasures"))
                .process(
                        () -> new ScoreImages(model, wiring.catalogue()),
                        Named.as("score-images"),
                        ScoredImages.STORE,
                        ScoredImages.RANKING,
                        Contributions.STORE,
                        ErasedPeople.STORE);
        Publication.send(Outcome.values(outcomes), wiring, wiring.catalogue().major("score", 1));
        Acknowledgements.send(Outcome.reports(outcomes), builder, wiring, NAME, wiring.partitions());
    }

    private KStream<String, Evidence> sightings(StreamsBuilder builder, Wiring wiring) {
        KStream<String, Evidence> sightings = Ingest.from(builder, wiring, ticks)
                .processValues(
                        new OncePerId<>("seen-ticks", wiring.timing().remembered(), tick -> ((Tick) tick).getId()),
                        Named.as("count-ticks-once"))
                .mapValues(tick -> (Evidence) Evidence.of((Tick) tick), Named.as("sightings"));
        KStream<String, Evidence> named = sightings
                .filter((image, seen) -> speciesOf(seen) != null, Named.as("with-species"))
                .selectKey((image, seen) -> speciesOf(seen), Named.as("by-species"))
                .repartition(evidence("sightings-by-species", wiring))
                .processValues(new SpeciesRarity(), Named.as("count-species"));
        return sightings
                .filter((image, seen) -> speciesOf(seen) == null, Named.as("without-species"))
                .merge(
                        named.selectKey((species, seen) -> imageOf(seen), Named.as("back-to-image")),
                        Named.as("all-sightings"));
    }

    private KStream<String, Evidence> byImage(
            KStream<String, Evidence> sightings, StreamsBuilder builder, Wiring wiring) {
        return Ingest.from(builder, wiring, ratings)
                .map(
                        (key, rating) -> KeyValue.pair(
                                ((Rate) rating).getData().getImage().getUrl(), (Evidence) Evidence.of((Rate) rating)),
                        Named.as("ratings"))
                .merge(sightings, Named.as("and-sightings"))
                .repartition(evidence("evidence-by-image", wiring));
    }

    private static KStream<String, Evidence> forgotten(StreamsBuilder builder, Wiring wiring) {
        return Erasures.everywhere(builder, wiring)
                .mapValues((person, event) -> (Evidence) Evidence.forgotten(person, event), Named.as("forgotten"));
    }

    private static Repartitioned<String, Evidence> evidence(String name, Wiring wiring) {
        return Repartitioned.with(Serdes.String(), JsonSerde.of(Evidence.class))
                .withName(name)
                .withNumberOfPartitions(wiring.partitions());
    }

    private static String speciesOf(Evidence evidence) {
        return evidence instanceof Evidence.Sighted sighted ? sighted.species() : null;
    }

    private static String imageOf(Evidence evidence) {
        return ((Evidence.Sighted) evidence).image();
    }
}
