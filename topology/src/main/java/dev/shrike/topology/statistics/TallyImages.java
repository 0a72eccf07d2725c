package dev.shrike.topology.statistics;

import dev.shrike.topology.module.Publication;
import dev.shrike.topology.query.ImageStatistics;
import dev.shrike.topology.statistics.Images.Share;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Gets by image what people did to it; forwards its new numbers, and nothing for an image that nobody is left of. A person's
 * newest rating replaces the one before, by event time.
 */
final class TallyImages implements Processor<String, ImageFact, String, ImageStatistics> {
    private ProcessorContext<String, ImageStatistics> context;
    private Images images;

    @Override
    public void init(ProcessorContext<String, ImageStatistics> taskContext) {
        context = taskContext;
        images = Images.in(taskContext);
    }

    @Override
    public void process(Record<String, ImageFact> arrived) {
        String image = arrived.key();
        ImageTally before = images.of(image);
        ImageTally now = apply(arrived.value(), image, before);
        if (!now.equals(before)) {
            images.put(image, now);
            context.forward(
                    now.empty()
                            ? Publication.tombstone(image, arrived.timestamp())
                            : arrived.withValue(now.view(image)));
        }
    }

    private ImageTally apply(ImageFact fact, String image, ImageTally before) {
        return switch (fact.what()) {
            case TICKED -> {
                images.put(
                        image, fact.person(), images.share(image, fact.person()).ticked(fact.time()));
                yield before.ticked(fact.person(), 1, fact.time());
            }
            case RATED -> rate(fact, image, before);
            case FORGET -> {
                images.remove(image, fact.person());
                yield images.total(image);
            }
        };
    }

    private ImageTally rate(ImageFact fact, String image, ImageTally before) {
        Share share = images.share(image, fact.person());
        if (share.ratedAt() > fact.time()) {
            return before;
        }
        images.put(image, fact.person(), share.rated(fact.rating(), fact.time()));
        return before.rated(share.rating(), fact.rating());
    }
}
