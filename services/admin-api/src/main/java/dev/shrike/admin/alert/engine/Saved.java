package dev.shrike.admin.alert.engine;

import dev.shrike.admin.alert.state.Alert;
import dev.shrike.admin.alert.state.AlertKey;
import dev.shrike.admin.alert.state.Change;
import dev.shrike.admin.alert.store.AlertStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What of the alerts is in the database; the rest is stored when it can be. Used by one thread. */
final class Saved {
    /** How old a stored value may be. */
    private static final Duration REFRESH = Duration.ofSeconds(30);

    private static final int MOST_CHANGES = 10_000;

    private final AlertStore store;
    private final WithinTime database;
    private final Map<AlertKey, Alert> stored = new HashMap<>();
    private final List<Change> lines = new ArrayList<>();

    Saved(AlertStore store, WithinTime database) {
        this.store = store;
        this.database = database;
    }

    /** What lies there, when the lead is taken. */
    void begin(Collection<Alert> found) {
        stored.clear();
        found.forEach(alert -> stored.put(alert.key(), alert));
    }

    /** Stores what differs. */
    void save(Collection<Alert> alerts, Collection<Change> changes) throws InterruptedException {
        if (lines.size() < MOST_CHANGES) {
            lines.addAll(changes);
        }
        Map<AlertKey, Alert> now = alerts.stream().collect(Collectors.toMap(Alert::key, Function.identity()));
        List<Alert> changed = alerts.stream()
                .filter(alert -> differs(stored.get(alert.key()), alert))
                .toList();
        Set<AlertKey> gone =
                stored.keySet().stream().filter(key -> !now.containsKey(key)).collect(Collectors.toSet());
        if (changed.isEmpty() && gone.isEmpty() && lines.isEmpty()) {
            return;
        }
        List<Change> written = List.copyOf(lines);
        boolean done = database.ask(() -> {
                    store.save(changed, gone, written);
                    return true;
                })
                .orElse(false);
        if (done) {
            lines.clear();
            gone.forEach(stored::remove);
            changed.forEach(alert -> stored.put(alert.key(), alert));
        }
    }

    private static boolean differs(Alert before, Alert now) {
        return before == null
                || !before.equals(new Alert(
                        now.key(),
                        now.state(),
                        before.value(),
                        now.since(),
                        now.firedAt(),
                        now.resolvedAt(),
                        before.measuredAt(),
                        now.toldAt(),
                        now.toldFiring()))
                || isOld(before.measuredAt(), now.measuredAt());
    }

    private static boolean isOld(Instant before, Instant now) {
        return Duration.between(before, now).compareTo(REFRESH) >= 0;
    }
}
