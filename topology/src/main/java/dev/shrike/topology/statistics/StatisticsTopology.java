package dev.shrike.topology.statistics;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.topology.module.Acknowledgements;
import dev.shrike.topology.module.BeforeCommit;
import dev.shrike.topology.module.ErasedPeople;
import dev.shrike.topology.module.Ingest;
import dev.shrike.topology.module.OncePerId;
import dev.shrike.topology.module.QueryableStore;
import dev.shrike.topology.module.TopologyModule;
import dev.shrike.topology.module.Wiring;
import dev.shrike.topology.query.PersonCount;
import dev.shrike.topology.serde.JsonSerde;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Counts every event of the catalogue once. All events of a person go to one place first; from there images, and the counters
 * that name nobody, are counted by their own keys.
 */
public final class StatisticsTopology implements TopologyModule {
    /** Short name of the topology. */
    public static final String NAME = "statistics";

    private final EventCatalogue catalogue;

    /** With the events on the class path. */
    public StatisticsTopology() {
        this(EventCatalogue.standard());
    }

    /**
     * @param catalogue whose events are counted
     */
    public StatisticsTopology(EventCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> inputs() {
        return catalogue.majors().stream().map(MajorVersion::topic).toList();
    }

    @Override
    public List<String> ownTopics() {
        return StatisticsTopics.topics();
    }

    @Override
    public List<QueryableStore<?, ?>> queryable() {
        return List.of(AddSubtotals.COUNTERS, People.BY_PERSON, People.MOST_TICKS_FIRST, Images.BY_IMAGE);
    }

    @Override
    public boolean pacesCommits() {
        return true;
    }

    @Override
    public void build(StreamsBuilder builder, Wiring wiring) {
        KStream<String, Tallied> tallied = people(facts(builder, wiring), builder, wiring);
        publish(
                only(tallied, Tallied.Person.class, Tallied.Person::numbers, "numbers-of-people"),
                StatisticsTopics.PEOPLE);
        images(tallied, builder, wiring);
        counters(tallied, builder, wiring);
        leaderboard(tallied, builder, wiring);
        Acknowledgements.send(
                only(tallied, Tallied.Removed.class, Tallied.Removed::report, "of-reports"), builder, wiring, NAME, 1);
    }

    private KStream<String, Fact> facts(StreamsBuilder builder, Wiring wiring) {
        KStream<String, Fact> all = null;
        for (MajorVersion major : catalogue.majors()) {
            KStream<String, Fact> facts = Ingest.from(builder, wiring, major)
                    .processValues(() -> new ToFacts(major), Named.as("facts-of-" + major.topic()));
            all = all == null ? facts : all.merge(facts, Named.as("and-" + major.topic()));
        }
        return all.selectKey((key, fact) -> fact.key(), Named.as("by-person"))
                .repartition(over("facts-by-person", Fact.class, wiring));
    }

    private static KStream<String, Tallied> people(KStream<String, Fact> facts, StreamsBuilder builder, Wiring wiring) {
        People.stores().forEach(builder::addStateStore);
        builder.addStateStore(Traces.store());
        builder.addStateStore(ErasedPeople.store());
        builder.addStateStore(Subtotals.store());
        builder.addStateStore(BeforeCommit.named(TallyPeople.BEFORE_COMMIT));
        return facts.processValues(
                        new OncePerId<>("seen-events", wiring.timing().remembered(), Fact::id),
                        Named.as("count-events-once"))
                .process(
                        TallyPeople::new,
                        Named.as("tally-people"),
                        People.TALLIES,
                        Traces.STORE,
                        People.LEADERBOARD,
                        ErasedPeople.STORE,
                        Subtotals.STORE,
                        TallyPeople.BEFORE_COMMIT);
    }

    private static void images(KStream<String, Tallied> tallied, StreamsBuilder builder, Wiring wiring) {
        Images.stores().forEach(builder::addStateStore);
        builder.addStateStore(BeforeCommit.named(TallyImages.BEFORE_COMMIT));
        publish(
                only(tallied, Tallied.OnImage.class, Tallied.OnImage::fact, "facts-of-images")
                        .repartition(over("facts-by-image", ImageFact.class, wiring))
                        .process(
                                TallyImages::new,
                                Named.as("tally-images"),
                                Images.TALLIES,
                                Images.SHARES,
                                TallyImages.BEFORE_COMMIT),
                StatisticsTopics.IMAGES);
    }

    private static void counters(KStream<String, Tallied> tallied, StreamsBuilder builder, Wiring wiring) {
        AddSubtotals.stores().forEach(builder::addStateStore);
        builder.addStateStore(BeforeCommit.named(AddSubtotals.BEFORE_COMMIT));
        KStream<String, Long> counters = only(
                        tallied, Tallied.Part.class, Tallied.Part::subtotal, "subtotals-of-partition")
                .repartition(over("subtotals-by-counter", Tallied.Subtotal.class, wiring))
                .process(
                        AddSubtotals::new,
                        Named.as("add-subtotals"),
                        AddSubtotals.STORE,
                        AddSubtotals.HISTORY,
                        AddSubtotals.BEFORE_COMMIT);
        counter(counters, Counters.TOTAL, Counters::total, StatisticsTopics.TOTALS);
        counter(counters, Counters.SPECIES, Counters::species, StatisticsTopics.SPECIES);
        counter(counters, Counters.WINDOW, Counters::window, StatisticsTopics.WINDOWS);
        counter(counters, Counters.ACTIVE, Counters::active, StatisticsTopics.ACTIVE_PEOPLE);
        counter(counters, Counters.NAMED, Counters::named, StatisticsTopics.COUNTS);
    }

    private static <V> void counter(
            KStream<String, Long> counters, String kind, BiFunction<String, Long, V> view, StatisticsTopics topic) {
        publish(
                counters.filter((key, count) -> Counters.kind(key).equals(kind), Named.as(AddSubtotals.nodeOf(kind)))
                        .mapValues(
                                (key, count) -> count == null ? null : view.apply(key, count), Named.as("view-" + kind))
                        .selectKey((key, value) -> Counters.published(key), Named.as("key-" + kind)),
                topic);
    }

    private static void leaderboard(KStream<String, Tallied> tallied, StreamsBuilder builder, Wiring wiring) {
        builder.addStateStore(MergeBoards.store());
        KStream<String, PersonCount> ranks = only(
                        tallied, Tallied.Board.class, Tallied.Board::best, "best-of-partition")
                .repartition(over("boards", Tallied.LocalBoard.class, wiring))
                .process(MergeBoards::new, Named.as("merge-boards"), MergeBoards.STORE);
        publish(ranks, StatisticsTopics.LEADERBOARD);
    }

    /** What is of one kind; the step before forwards each kind to its node alone. */
    private static <T extends Tallied, V> KStream<String, V> only(
            KStream<String, Tallied> tallied, Class<T> kind, Function<T, V> content, String name) {
        return tallied.filter((key, value) -> kind.isInstance(value), Named.as(Tallied.NODES.get(kind)))
                .mapValues(value -> content.apply(kind.cast(value)), Named.as(name));
    }

    private static <V> Repartitioned<String, V> over(String name, Class<V> type, Wiring wiring) {
        return Repartitioned.with(Serdes.String(), (Serde<V>) JsonSerde.of(type))
                .withName(name)
                .withNumberOfPartitions(wiring.partitions());
    }

    private static <V> void publish(KStream<String, V> views, StatisticsTopics to) {
        views.to(
                to.topic(),
                Produced.with(Serdes.String(), StatisticsTopology.<V>view()).withName("egress-" + to.topic()));
    }

    @SuppressWarnings("unchecked")
    private static <V> Serde<V> view() {
        return (Serde<V>) JsonSerde.of(Object.class);
    }
}
