package dev.shrike.bridge.redrive;

import dev.shrike.bridge.deadletter.LetterMark;
import dev.shrike.bridge.fault.FencedException;
import dev.shrike.bridge.kafka.LaneProducer;
import dev.shrike.bridge.settings.BridgeSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Brings valid letters in as their lane: with its transactional id, so that the lane itself writes nothing meanwhile. What the
 * topics hold behind the letters is read before (most of it) and after (the rest) the lane is fenced; events and marks are one
 * transaction.
 */
final class LaneWriter {
    private static final int ATTEMPTS = 5;

    private final String lane;
    private final BridgeSettings settings;
    private final RedriveOptions options;
    private final TopicSurvey topics;

    LaneWriter(String lane, BridgeSettings settings, RedriveOptions options, TopicSurvey topics) {
        this.lane = lane;
        this.settings = settings;
        this.options = options;
        this.topics = topics;
    }

    /**
     * What became of each.
     *
     * @throws dev.shrike.bridge.fault.BridgeException when Kafka is away, or the lane takes its place back again and again; then
     *     all or none of these letters are brought in, and the next redrive knows which
     */
    List<Redriven> bringIn(List<Candidate> candidates) {
        var survey = new Survey(candidates);
        TopicSurvey.Position looked = topics.look(survey, candidates);
        if (options.dryRun()) {
            return candidates.stream().map(candidate -> fate(survey, candidate)).toList();
        }
        for (int attempt = 1; ; attempt++) {
            try (LaneProducer writer = LaneProducer.open(lane, settings.kafka(), settings.topics())) {
                looked = topics.lookBehind(looked, survey);
                return write(writer, survey, candidates);
            } catch (FencedException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private List<Redriven> write(LaneProducer writer, Survey survey, List<Candidate> candidates) {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        var fates = new ArrayList<Redriven>();
        for (Candidate candidate : candidates) {
            Redriven told = fate(survey, candidate);
            fates.add(told);
            if (told.fate() == Fate.REDRIVEN) {
                records.addAll(candidate.records(survey.overtaken(candidate).isPresent()));
            } else if (told.fate() == Fate.PRESENT) {
                records.add(LetterMark.of(candidate.letter()));
            }
        }
        if (!records.isEmpty()) {
            writer.send(records.subList(0, records.size() - 1));
            writer.commitWith(records.getLast());
        }
        return fates;
    }

    private Redriven fate(Survey survey, Candidate candidate) {
        Optional<Boolean> present = survey.present(candidate);
        if (present.isPresent()) {
            return present.get()
                    ? Redriven.of(candidate.letter(), Fate.PRESENT, "Its event is in the topics already")
                    : Redriven.of(
                            candidate.letter(),
                            Fate.STILL_REFUSED,
                            "duplicate-id: Another event with its id is in the topics");
        }
        Optional<String> overtaken = survey.overtaken(candidate);
        return overtaken.isPresent() && !options.asLatest()
                ? Redriven.of(
                        candidate.letter(),
                        Fate.OVERTAKEN,
                        "Its key has a newer event (" + overtaken.get()
                                + "); bringing it in would break the order within the key")
                : Redriven.of(
                        candidate.letter(), Fate.REDRIVEN, candidate.history().topic());
    }
}
