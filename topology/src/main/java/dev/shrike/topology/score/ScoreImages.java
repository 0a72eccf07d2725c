package dev.shrike.topology.score;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.topology.module.ErasedPeople;
import dev.shrike.topology.module.ErasureReport;
import dev.shrike.topology.module.Outcome;
import dev.shrike.topology.module.Publication;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Gets evidence by image, and erasures; forwards score events where a score changed, and tombstones where nobody who ticked an
 * image is left.
 */
final class ScoreImages implements Processor<String, Evidence, String, Outcome<SpecificRecord>> {
    private final ScoreModel model;
    private final EventCatalogue catalogue;
    private ProcessorContext<String, Outcome<SpecificRecord>> context;
    private ScoredImages images;
    private Contributions contributions;
    private ErasedPeople erased;

    ScoreImages(ScoreModel model, EventCatalogue catalogue) {
        this.model = model;
        this.catalogue = catalogue;
    }

    @Override
    public void init(ProcessorContext<String, Outcome<SpecificRecord>> taskContext) {
        context = taskContext;
        images = ScoredImages.in(taskContext);
        contributions = Contributions.in(taskContext);
        erased = ErasedPeople.in(taskContext);
    }

    @Override
    public void process(Record<String, Evidence> arrived) {
        Evidence evidence = arrived.value();
        if (!(evidence instanceof Evidence.Forgotten) && erased.contains(evidence.person())) {
            return;
        }
        switch (evidence) {
            case Evidence.Sighted sighted -> sighted(sighted, arrived.timestamp());
            case Evidence.Rated rated -> rated(rated, arrived.timestamp());
            case Evidence.Forgotten forgotten -> forget(forgotten, arrived.timestamp());
        }
    }

    private void sighted(Evidence.Sighted sighted, long time) {
        double rarity = SpeciesRarity.of(sighted.seenBefore());
        double freshness = Freshness.of(sighted.observedAt(), sighted.cause().time());
        Contribution before = contributions.of(sighted.image(), sighted.person());
        contributions.put(sighted.image(), sighted.person(), before.sighted(rarity, freshness));
        ImageScore known = images.of(sighted.image());
        weigh(sighted.image(), known, known.evidence().sighted(1, rarity, freshness), sighted.cause(), time);
    }

    private void rated(Evidence.Rated rated, long time) {
        Contribution before = contributions.of(rated.image(), rated.person());
        if (before.ratedAfter(rated.cause().time())) {
            return;
        }
        contributions.put(
                rated.image(),
                rated.person(),
                before.rated(rated.rating(), rated.cause().time()));
        ImageScore known = images.of(rated.image());
        weigh(rated.image(), known, known.evidence().rated(before.rating(), rated.rating()), rated.cause(), time);
    }

    private void forget(Evidence.Forgotten forgotten, long time) {
        erased.add(forgotten.person(), time);
        List<String> touched = contributions.imagesOf(forgotten.person());
        for (String image : touched) {
            contributions.remove(image, forgotten.person());
            weigh(image, images.of(image), contributions.total(image), forgotten.cause(), time);
        }
        ErasureReport report = new ErasureReport(
                forgotten.cause().id().toString(),
                forgotten.cause().correlationId(),
                forgotten.person(),
                context.taskId().partition(),
                Map.of("images", (long) touched.size()));
        context.forward(new Record<>(report.order(), new Outcome.Removed<>(report), time, Publication.ownHeaders()));
    }

    private void weigh(String image, ImageScore before, ImageEvidence evidence, Cause cause, long time) {
        boolean ticked = evidence.sightings() > 0;
        int score = ticked ? model.score(evidence) : 0;
        images.put(image, before, new ImageScore(evidence, score, ticked ? model.mean(evidence) : 0, cause.time()));
        if (!ticked && before.published()) {
            publish(Publication.tombstone(image, time));
        } else if (score != before.score()) {
            publish(Publication.of(ScoreEvents.of(image, score, cause), catalogue, time));
        }
    }

    private void publish(Record<String, SpecificRecord> scored) {
        context.forward(scored.withValue(new Outcome.Value<>(scored.value())));
    }
}
