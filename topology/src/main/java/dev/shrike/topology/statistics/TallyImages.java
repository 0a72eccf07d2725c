package dev.shrike.topology.statistics;

import dev.shrike.topology.module.BeforeCommit;
import dev.shrike.topology.module.CommitPace;
import dev.shrike.topology.module.Publication;
import dev.shrike.topology.query.ImageStatistics;
import dev.shrike.topology.statistics.Images.Share;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Gets by image what people did to it; forwards its new numbers before each commit, and nothing for an image that nobody is
 * left of. A person's
 * newest rating replaces the one before, by event time.
 */
final class TallyImages implements Processor<String, ImageFact, String, ImageStatistics> {
    static final String BEFORE_COMMIT = "tell-images-before-commit";

    private ProcessorContext<String, ImageStatistics> context;
    private Images images;

    @Override
    public void init(ProcessorContext<String, ImageStatistics> taskContext) {
        context = taskContext;
        CommitPace.begin(taskContext);
        images = Images.in(taskContext, this::changed);
        taskContext.<BeforeCommit>getStateStore(BEFORE_COMMIT).run(taskContext, images::write);
    }

    @Override
    public void process(Record<String, ImageFact> arrived) {
        CommitPace.arrived();
        String image = arrived.key();
        ImageTally before = images.of(image);
        ImageTally now = apply(arrived.value(), image, before);
        if (!now.equals(before)) {
            images.put(image, now);
        }
    }

    private void changed(String image, ImageTally before, ImageTally now) {
        context.forward(Publication.of(image, now == null ? null : now.view(image), context.currentStreamTimeMs()));
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
