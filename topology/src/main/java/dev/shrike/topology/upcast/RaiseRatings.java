package dev.shrike.topology.upcast;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.rate.v1.Rate;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.upcast.RateUpcaster;
import dev.shrike.topology.module.DeadLetters;
import dev.shrike.topology.module.ErasedPeople;
import dev.shrike.topology.module.Erasures;
import dev.shrike.topology.module.Outcome;
import dev.shrike.topology.module.Publication;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Gets ticks and 1.0 ratings by image and erasures by person. Forwards 2.0 ratings, and the 1.0 ratings given up.
 *
 * <p>Waiting is measured by the clock: stream time stands still when nobody publishes, and a rating of an image that does not
 * exist would then wait for ever.
 */
final class RaiseRatings implements Processor<String, SpecificRecord, String, Outcome<SpecificRecord>> {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final EventCatalogue catalogue;
    private final Duration lateTick;
    private ProcessorContext<String, Outcome<SpecificRecord>> context;
    private ImageOwners owners;
    private WaitingRatings waiting;
    private ErasedPeople erased;

    RaiseRatings(EventCatalogue catalogue, Duration lateTick) {
        this.catalogue = catalogue;
        this.lateTick = lateTick;
    }

    @Override
    public void init(ProcessorContext<String, Outcome<SpecificRecord>> taskContext) {
        context = taskContext;
        owners = ImageOwners.in(taskContext);
        waiting = WaitingRatings.in(taskContext);
        erased = ErasedPeople.in(taskContext);
        taskContext.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::giveUp);
    }

    @Override
    public void process(Record<String, SpecificRecord> arrived) {
        SpecificRecord event = arrived.value();
        if (event instanceof Tick tick) {
            ticked(tick, arrived.timestamp());
        } else if (event instanceof Rate rating) {
            rated(rating, arrived.timestamp());
        } else if (Erasures.ordered(event)) {
            forget((Gdpr) event, arrived.timestamp());
        }
    }

    private void ticked(Tick tick, long time) {
        String person = tick.getData().getUser().getId();
        if (!erased.contains(person)) {
            String image = tick.getData().getImage().getUrl();
            String owner = owners.claim(image, person);
            waiting.takeFor(image).forEach(rating -> raise(rating, owner, time));
        }
    }

    private void rated(Rate rating, long time) {
        if (!erased.contains(rating.getData().getUser().getId())) {
            owners.of(rating.getData().getImageUrl())
                    .ifPresentOrElse(
                            owner -> raise(rating, owner, time),
                            () -> waiting.add(rating, context.currentSystemTimeMs()));
        }
    }

    private void raise(Rate rating, String owner, long time) {
        publish(Publication.of(RateUpcaster.upcast(rating, UUID.fromString(owner)), catalogue, time));
    }

    private void forget(Gdpr order, long time) {
        String person = order.getData().getUser().getId();
        erased.add(person, time);
        Map<String, Long> removed =
                Map.of("images", (long) owners.forget(person), "waiting_ratings", (long) waiting.forget(person));
        context.forward(Erasures.report(order, context.taskId().partition(), removed, time));
    }

    private void giveUp(long now) {
        for (Rate rating : waiting.takeSince(now - lateTick.toMillis())) {
            var topic = catalogue.of(rating);
            publish(DeadLetters.of(
                    topic.keyOf(rating),
                    rating,
                    topic.topic(),
                    "Nobody ticked the image within " + lateTick,
                    Math.min(now, rating.getMetadata().getTime().toEpochMilli())));
        }
    }

    private void publish(Record<String, SpecificRecord> raised) {
        context.forward(raised.withValue(new Outcome.Value<>(raised.value())));
    }
}
