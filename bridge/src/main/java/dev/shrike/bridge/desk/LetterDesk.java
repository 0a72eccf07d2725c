package dev.shrike.bridge.desk;

import dev.shrike.bridge.deadletter.LetterId;
import dev.shrike.bridge.deadletter.LetterLog;
import dev.shrike.bridge.deadletter.StoredLetter;
import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.redrive.Redrive;
import dev.shrike.bridge.redrive.RedriveOptions;
import dev.shrike.bridge.redrive.RedriveReport;
import dev.shrike.bridge.redrive.RedriveSelection;
import dev.shrike.bridge.redrive.Redriven;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The dead letters as operators see and redrive them, as trees for JSON. It opens nothing before it is asked, and lets go again when
 * nobody has asked for two minutes. Thread-safe.
 */
public final class LetterDesk implements AutoCloseable {
    private static final int KEPT = 10_000;
    private static final int MOST_OUTCOMES = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofMinutes(2);

    private final BridgeSettings settings;
    private final EventCatalogue catalogue;
    private final LetterShelf shelf = new LetterShelf(KEPT);
    private final LetterWatch watch;
    private final SafePayload payloads;
    private final ReentrantLock redriving = new ReentrantLock();

    /**
     * @param settings where the servers are
     * @param catalogue of events as it is now: what letters are read and redriven by
     */
    public LetterDesk(BridgeSettings settings, EventCatalogue catalogue) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.watch = new LetterWatch(settings.kafka(), shelf, PATIENCE, IDLE);
        this.payloads = new SafePayload(catalogue);
    }

    /**
     * The newest letters, newest first, without their bytes, and counts of all that match. What was committed shows within a second.
     *
     * @throws dev.shrike.bridge.fault.UnavailableException when Kafka is away
     */
    public Map<String, Object> list(LetterQuery query) {
        watch.look();
        LetterShelf.Found found = shelf.find(query);
        var tree = new LinkedHashMap<String, Object>();
        tree.put("letters", found.letters().stream().map(LetterRow::tree).toList());
        List<Map<String, Object>> counts = new ArrayList<>();
        found.counts()
                .forEach((lane, reasons) -> reasons.forEach(
                        (reason, count) -> counts.add(Map.of("lane", lane, "reason", reason, "count", count))));
        tree.put("counts", counts);
        tree.put("older", found.forgotten());
        return tree;
    }

    /**
     * One letter with its headers and what of its bytes may be seen; empty when there is none.
     *
     * @throws dev.shrike.bridge.fault.UnavailableException when Kafka is away
     */
    public Optional<Map<String, Object>> show(LetterId id) {
        watch.look();
        try (var admin = new KafkaAdmin(settings.kafka())) {
            return new LetterLog(admin, new CommittedReader(settings.kafka()))
                    .find(id)
                    .map(this::tree);
        }
    }

    private Map<String, Object> tree(StoredLetter letter) {
        LetterRow row = LetterRow.of(letter);
        Map<String, Object> tree = (shelf.isSettled(letter.id()) ? row.settle() : row).tree();
        letter.place().flatMap(StoredLetter.StreamPlace::stored).ifPresent(at -> tree.put("stored", at.toString()));
        tree.put("headers", SafeHeaders.of(letter));
        tree.put("payload", payloads.tree(letter));
        return tree;
    }

    /**
     * Brings letters in that are valid by now. Their lanes pause for some seconds.
     *
     * @return counts by fate, and what became of the first {@value #MOST_OUTCOMES} letters; empty when a redrive is under way here
     * @throws dev.shrike.bridge.fault.BridgeException when something is away; running it again is safe
     */
    public Optional<Map<String, Object>> redrive(RedriveSelection selection, RedriveOptions options) {
        if (!redriving.tryLock()) {
            return Optional.empty();
        }
        try (var redrive = new Redrive(settings, catalogue)) {
            List<Map<String, Object>> outcomes = new ArrayList<>();
            RedriveReport report = redrive.run(selection, options, letter -> {
                if (outcomes.size() < MOST_OUTCOMES) {
                    outcomes.add(outcome(letter));
                }
            });
            var counts = new TreeMap<String, Integer>();
            report.counts().forEach((fate, count) -> counts.put(fate.word(), count));
            var tree = new LinkedHashMap<String, Object>();
            tree.put("dry_run", options.dryRun());
            tree.put("counts", counts);
            tree.put("outcomes", outcomes);
            tree.put("more", report.more());
            return Optional.of(tree);
        } finally {
            redriving.unlock();
        }
    }

    private static Map<String, Object> outcome(Redriven letter) {
        return Map.of(
                "id", letter.id().toString(),
                "lane", letter.lane(),
                "fate", letter.fate().word(),
                "detail", Masking.text(letter.detail()));
    }

    @Override
    public void close() {
        watch.close();
    }
}
