package dev.shrike.bridge.redrive;

import dev.shrike.bridge.deadletter.LetterId;
import dev.shrike.bridge.deadletter.LetterLog;
import dev.shrike.bridge.deadletter.SettledLetters;
import dev.shrike.bridge.deadletter.StoredLetter;
import dev.shrike.bridge.forward.LetterTranslation;
import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.kafka.OffsetRange;
import dev.shrike.bridge.nats.NatsLink;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Brings dead letters in that are valid by now. An event comes into the topics exactly once, however often it is redriven and
 * whatever dies meanwhile: its records and the mark that settles its letter are one transaction of its lane. The order within a key
 * holds: an event whose key has a newer one is refused, unless a person says otherwise. The lane pauses for a session timeout for
 * each 2,000 letters. Used by one thread.
 */
public final class Redrive implements AutoCloseable {
    /** Bounds memory: some 100 bytes for each. */
    private static final int MOST = 50_000;

    private final BridgeSettings settings;
    private final KafkaAdmin admin;
    private final NatsLink nats;
    private final LaneTranslations translations;
    private final CommittedReader reader;

    /**
     * @param settings where the servers are, and what records may be like
     * @param catalogue of events as it is now
     */
    public Redrive(BridgeSettings settings, EventCatalogue catalogue) {
        this.settings = settings;
        this.admin = new KafkaAdmin(settings.kafka());
        this.nats = new NatsLink(settings.nats(), settings.instance());
        this.translations = new LaneTranslations(settings, catalogue, admin);
        this.reader = new CommittedReader(settings.kafka());
    }

    /**
     * Redrives letters, each lane's in the order of its stream.
     *
     * @param selection which
     * @param options how
     * @param each is told what becomes of each letter, as soon as that is certain
     * @throws dev.shrike.bridge.fault.UnavailableException when something is away; running it again is safe
     */
    public RedriveReport run(RedriveSelection selection, RedriveOptions options, Consumer<Redriven> each) {
        var counting = new RedriveReport.Counting();
        Consumer<Redriven> told = letter -> {
            counting.add(letter);
            each.accept(letter);
        };
        var log = new LetterLog(admin, reader);
        Map<TopicPartition, OffsetRange> ranges = log.ranges(Instant.EPOCH);
        SettledLetters settled = log.settled(ranges);
        var chosen = new TreeSet<LetterRef>();
        boolean more = choose(log, ranges, selection, settled, chosen);
        tellOfOthers(selection.ids(), chosen, settled, told);
        for (List<LetterRef> group : LetterGroups.of(chosen)) {
            redrive(log, ranges, group, options, told);
        }
        return counting.report(more);
    }

    private boolean choose(
            LetterLog log,
            Map<TopicPartition, OffsetRange> ranges,
            RedriveSelection selection,
            SettledLetters settled,
            TreeSet<LetterRef> chosen) {
        boolean[] more = new boolean[1];
        log.letters(ranges, letter -> {
            if (selection.matches(letter) && !settled.contains(letter.id())) {
                chosen.add(LetterRef.of(letter, translations.laneOf(letter)));
                if (chosen.size() > MOST) {
                    chosen.pollLast();
                    more[0] = true;
                }
            }
        });
        return more[0];
    }

    /** Of ids that a person asked for, each has an answer. */
    private static void tellOfOthers(
            Set<LetterId> wanted, TreeSet<LetterRef> chosen, SettledLetters settled, Consumer<Redriven> told) {
        var others = new HashSet<>(wanted);
        chosen.forEach(letter -> others.remove(letter.id()));
        for (LetterId id : new TreeSet<>(others)) {
            told.accept(
                    settled.contains(id)
                            ? new Redriven(id, "", Fate.PRESENT, "It was redriven before")
                            : new Redriven(id, "", Fate.NOT_REDRIVABLE, "There is no such dead letter"));
        }
    }

    private void redrive(
            LetterLog log,
            Map<TopicPartition, OffsetRange> ranges,
            List<LetterRef> group,
            RedriveOptions options,
            Consumer<Redriven> told) {
        Map<LetterId, StoredLetter> found =
                log.find(group.stream().map(LetterRef::id).toList());
        List<StoredLetter> letters = group.stream()
                .map(letter -> found.get(letter.id()))
                .filter(letter -> letter != null)
                .toList();
        String lane = group.getFirst().lane();
        Optional<LetterTranslation> translation = translations.of(lane, letters.size(), options.dryRun());
        if (translation.isEmpty()) {
            letters.forEach(letter ->
                    told.accept(Redriven.of(letter, Fate.NOT_REDRIVABLE, LaneTranslations.whyNot(lane, letter))));
            return;
        }
        var survey = new TopicSurvey(admin, reader, settings.lanes().recentEvents(), ranges);
        var writer = new LaneWriter(lane, settings, options, survey);
        new GroupRedrive(translation.get(), new Originals(nats.streams()), writer, told).run(letters);
    }

    @Override
    public void close() {
        nats.close();
        admin.close();
    }
}
