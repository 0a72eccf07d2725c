package dev.shrike.topology.upcast;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.rate.v1.Rate;
import dev.shrike.topology.module.Acknowledgements;
import dev.shrike.topology.module.DeadLetters;
import dev.shrike.topology.module.ErasedPeople;
import dev.shrike.topology.module.Erasures;
import dev.shrike.topology.module.Ingest;
import dev.shrike.topology.module.Outcome;
import dev.shrike.topology.module.Publication;
import dev.shrike.topology.module.TopologyModule;
import dev.shrike.topology.module.Wiring;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * A 1.0 rating becomes a 2.0 rating with the owner of the image, the person who ticked it first. A rating that comes before the
 * tick waits for it, for a bounded time, and is then a dead letter with its reason. Erased people own nothing and rate
 * nothing.
 */
public final class RateUpcastTopology implements TopologyModule {
    private final MajorVersion ticks;
    private final MajorVersion oldRatings;
    private final MajorVersion newRatings;
    private final MajorVersion ledger;

    /** With the events on the class path. */
    public RateUpcastTopology() {
        this(EventCatalogue.standard());
    }

    /**
     * @param catalogue where the topics come from
     */
    public RateUpcastTopology(EventCatalogue catalogue) {
        ticks = catalogue.major("tick", 1);
        oldRatings = catalogue.major("rate", 1);
        newRatings = catalogue.major("rate", 2);
        ledger = catalogue.event("gdpr").newest();
    }

    @Override
    public String name() {
        return "rate-upcast";
    }

    @Override
    public List<String> inputs() {
        return List.of(ticks.topic(), oldRatings.topic(), ledger.topic());
    }

    @Override
    public List<String> ownTopics() {
        return List.of();
    }

    @Override
    public void build(StreamsBuilder builder, Wiring wiring) {
        builder.addStateStore(ImageOwners.store());
        builder.addStateStore(WaitingRatings.store(wiring.events()));
        builder.addStateStore(ErasedPeople.store());

        KStream<String, SpecificRecord> ratings = Ingest.from(builder, wiring, oldRatings)
                .selectKey((key, rating) -> imageOf(rating), Named.as("by-rated-image"))
                .repartition(Repartitioned.with(Serdes.String(), wiring.events())
                        .withName("ratings-by-image")
                        .withNumberOfPartitions(wiring.partitions()));
        KStream<String, Outcome<SpecificRecord>> outcomes = Ingest.from(builder, wiring, ticks)
                .merge(ratings, Named.as("and-ratings"))
                .merge(Erasures.everywhere(builder, wiring), Named.as("and-erasures"))
                .process(
                        () -> new RaiseRatings(
                                wiring.catalogue(), wiring.timing().lateTick()),
                        Named.as("raise-ratings"),
                        ImageOwners.STORE,
                        WaitingRatings.STORE,
                        ErasedPeople.STORE);
        KStream<String, SpecificRecord> ratingsOut = Outcome.values(outcomes);
        Acknowledgements.send(Outcome.reports(outcomes), builder, wiring, name(), wiring.partitions());
        Publication.send(
                ratingsOut.filterNot((key, rating) -> rating instanceof Rate, Named.as("raised")), wiring, newRatings);
        DeadLetters.send(ratingsOut.filter((key, rating) -> rating instanceof Rate, Named.as("given-up")), wiring);
    }

    private static String imageOf(SpecificRecord rating) {
        return ((Rate) rating).getData().getImageUrl();
    }
}
