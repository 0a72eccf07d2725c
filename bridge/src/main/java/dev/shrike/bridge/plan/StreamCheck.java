package dev.shrike.bridge.plan;

import dev.shrike.bridge.settings.SubjectFilter;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Compares a stream's configuration with what it is wanted for. Pure. */
final class StreamCheck {
    private static final Duration SHORTEST_DUPLICATE_WINDOW = Duration.ofMinutes(2);

    private final StreamNeeds needs;
    private final StreamConfiguration config;
    private final List<PlanItem> items = new ArrayList<>();

    private StreamCheck(StreamNeeds needs, StreamConfiguration config) {
        this.needs = needs;
        this.config = config;
    }

    /**
     * @param clustered whether its server is one of several
     */
    static List<PlanItem> of(StreamNeeds needs, StreamConfiguration config, boolean clustered) {
        var check = new StreamCheck(needs, config);
        check.subjects();
        check.retention();
        check.limits();
        check.safety(clustered);
        return check.items.isEmpty()
                ? List.of(PlanItem.ok(NatsPart.AREA, needs.stream(), "stream, " + config.getReplicas() + " copies"))
                : check.items;
    }

    private void subjects() {
        for (String subject : needs.subjects()) {
            var wanted = SubjectFilter.of(subject);
            if (config.getMirror() == null
                    && config.getSources().isEmpty()
                    && config.getSubjects().stream().map(SubjectFilter::of).noneMatch(taken -> taken.covers(wanted))) {
                error("takes " + config.getSubjects() + " and not " + subject, "Add the subject to the stream");
            }
        }
    }

    private void retention() {
        if (config.getRetentionPolicy() != RetentionPolicy.Limits) {
            error(
                    "retention " + config.getRetentionPolicy() + ": forgets messages once others have read them",
                    "Make a stream with retention limits, as a mirror or source of this one");
        }
        Duration age = config.getMaxAge();
        if (!age.isZero() && needs.kept().map(kept -> age.compareTo(kept) < 0).orElse(true)) {
            warn(
                    "keeps messages for " + age + ", and the topics "
                            + needs.kept().map(kept -> "for " + kept).orElse("for ever"),
                    "Fine as long as the bridge is never away for that long; what expires before is lost");
        }
    }

    private void limits() {
        boolean limited = config.getMaxMsgs() > 0 || config.getMaxBytes() > 0 || config.getMaxMsgsPerSubject() > 0;
        if (limited && (config.getDiscardPolicy() == DiscardPolicy.Old || config.getMaxMsgsPerSubject() > 0)) {
            warn(
                    "drops old messages when it is full",
                    "Limit its age instead, or have it refuse new ones (discard new): a burst pushes out what is not mirrored");
        }
    }

    private void safety(boolean clustered) {
        if (config.getStorageType() == StorageType.Memory) {
            warn("lives in memory: a restart empties it", "Make it a file stream");
        }
        if (clustered && config.getReplicas() == 1) {
            warn("has one copy in a cluster: a lost server loses its tail", "Give it 3 replicas");
        }
        if (config.getDuplicateWindow().compareTo(SHORTEST_DUPLICATE_WINDOW) < 0) {
            warn(
                    "knows duplicates for " + config.getDuplicateWindow() + " only",
                    "Set duplicate_window to 2m or more, so that publishers can send again");
        }
        if (config.getNoAck()) {
            warn("does not acknowledge: publishers cannot know what it took", "Set no_ack to false");
        }
    }

    private void warn(String found, String advice) {
        items.add(PlanItem.warn(NatsPart.AREA, needs.stream(), found, advice));
    }

    private void error(String found, String advice) {
        items.add(PlanItem.error(NatsPart.AREA, needs.stream(), found, advice));
    }
}
