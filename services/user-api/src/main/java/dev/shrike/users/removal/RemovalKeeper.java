package dev.shrike.users.removal;

import dev.shrike.gdpr.removal.QuietPartitions;
import dev.shrike.gdpr.scan.ScanLimits;
import dev.shrike.gdpr.scan.kafka.CompactedTopics;
import dev.shrike.gdpr.scan.kafka.LiveMentions;
import dev.shrike.users.erasure.ErasedPerson;
import dev.shrike.users.erasure.ProvenErasures;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees completed erasures through until their bytes are gone from Kafka's compacted topics. While one waits, quiet partitions are
 * written to about as often as compaction is promised, so that their segments close and the cleaner gets at them; and all compacted
 * topics are read, to see whether a record of the person is left. With none left the erasure is certified as physically removed.
 */
@Singleton
@Requires(property = "shrike.kafka.bootstrap-servers")
class RemovalKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(RemovalKeeper.class);

    private final ProvenErasures erasures;
    private final QuietPartitions partitions;
    private final CompactedTopics topics;
    private final RemovalSettings settings;
    private final Duration lag;

    RemovalKeeper(
            ProvenErasures erasures,
            QuietPartitions partitions,
            CompactedTopics topics,
            RemovalSettings settings,
            @Value("${shrike.compaction.lag:1h}") Duration lag) {
        this.erasures = erasures;
        this.partitions = partitions;
        this.topics = topics;
        this.settings = settings;
        this.lag = lag;
    }

    /** One look; what fails is tried at the next. */
    @Scheduled(initialDelay = "10s", fixedDelay = "${shrike.removal.interval:1m}")
    void look() {
        List<ErasedPerson> waiting = erasures.inShreddedGrade(settings.atOnce());
        if (waiting.isEmpty()) {
            return;
        }
        try {
            int stirred = partitions.stir(lag);
            LOG.debug("{} erasures wait for compaction; {} quiet partitions were written to", waiting.size(), stirred);
            for (ErasedPerson one : waiting) {
                look(one);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Could not look whether compaction has removed erased people; trying again", e);
        }
    }

    private void look(ErasedPerson one) throws InterruptedException {
        LiveMentions left = topics.liveMentions(one.person(), List.of(), ScanLimits.of(settings.timeLimit()));
        if (left.present() == 0) {
            erasures.removed(one);
        } else if (one.waitsLongerThan(settings.overdue())) {
            LOG.warn(
                    "Erasure {} still has {} records in compacted topics: {}",
                    one.erasure(),
                    left.present(),
                    left.partitions());
        } else {
            LOG.debug("Erasure {} still has {} records: {}", one.erasure(), left.present(), left.partitions());
        }
    }
}
