package dev.shrike.topology.score;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.topology.module.ErasedPeople;
import dev.shrike.topology.module.Publication;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Gets evidence by image, and erasures; forwards score events where a score changed, and tombstones where nobody who ticked an
 * image is left.
 */
final class ScoreImages implements Processor<String, Evidence, String, SpecificRecord> {
    private final ScoreModel model;
    private final EventCatalogue catalogue;
    private ProcessorContext<String, SpecificRecord> context;
    private ScoredImages images;
    private Contributions contributions;
    private ErasedPeople erased;

    ScoreImages(ScoreModel model, EventCatalogue catalogue) {
        this.model = model;
        this.catalogue = catalogue;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> taskContext) {
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
        for (String image : contributions.imagesOf(forgotten.person())) {
            contributions.remove(image, forgotten.person());
            weigh(image, images.of(image), contributions.total(image), forgotten.cause(), time);
        }
    }

    private void weigh(String image, ImageScore before, ImageEvidence evidence, Cause cause, long time) {
        boolean ticked = evidence.sightings() > 0;
        int score = ticked ? model.score(evidence) : 0;
        images.put(image, before, new ImageScore(evidence, score, ticked ? model.mean(evidence) : 0, cause.time()));
        if (!ticked && before.published()) {
            context.forward(Publication.tombstone(image, time));
        } else if (score != before.score()) {
            context.forward(Publication.of(ScoreEvents.of(image, score, cause), catalogue, time));
        }
    }
}
