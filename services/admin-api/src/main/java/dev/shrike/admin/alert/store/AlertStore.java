package dev.shrike.admin.alert.store;

import dev.shrike.admin.alert.rule.Rule;
import dev.shrike.admin.alert.state.Alert;
import dev.shrike.admin.alert.state.AlertKey;
import dev.shrike.admin.alert.state.Change;
import dev.shrike.admin.alert.state.Silence;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Alerts, rules, silences and the lead in the database. All methods block, and throw when it is away. Thread-safe. */
@Singleton
public class AlertStore {
    /** How long the lead holds without being renewed. */
    public static final Duration LEASE = Duration.ofSeconds(20);

    /** How long the history is kept. */
    public static final Duration HISTORY = Duration.ofDays(90);

    private static final double MILLIS = 1_000.0;

    private final AlertTable alerts;
    private final ChangeTable changes;
    private final SilenceTable decisions;
    private final TransactionOperations<Connection> transactions;

    AlertStore(
            AlertTable alerts,
            ChangeTable changes,
            SilenceTable decisions,
            @Named("admin") TransactionOperations<Connection> transactions) {
        this.alerts = alerts;
        this.changes = changes;
        this.decisions = decisions;
        this.transactions = transactions;
    }

    /** Takes or renews the lead if nobody else has it, and reads what operators decided. */
    public Orders orders(UUID instance, Instant now) {
        return write(() -> new Orders(alerts.lead(instance, LEASE.toMillis() / MILLIS) > 0, rules(), silences(now)));
    }

    /** Lets another instance lead at once. */
    public void giveUpLead(UUID instance) {
        write(() -> alerts.giveUpLead(instance));
    }

    /** All rules, each on or off. */
    public List<Rule> rules() {
        return Orders.rules(Set.copyOf(decisions.rulesOff()));
    }

    /** Turns a rule on or off. */
    public void turn(String rule, boolean on, Instant now) {
        write(() -> on ? decisions.turnOn(rule) : decisions.turnOff(rule, now));
    }

    /** Those that hold now. */
    public List<Silence> silences(Instant now) {
        return decisions.standing(now).stream().map(SilenceRow::silence).toList();
    }

    /** Adds a silence. */
    public void add(Silence silence, Instant now) {
        String rule = silence.rule() == null ? "" : silence.rule();
        write(() -> decisions.add(
                silence.id(), rule, Labels.write(silence.labels()), silence.until(), silence.reason(), now));
    }

    /** Ends a silence before its time; false when there is none. */
    public boolean end(UUID silence, Instant now) {
        return write(() -> decisions.end(silence, now)) > 0;
    }

    /** All alerts as the leader stored them last. */
    public List<Alert> alerts() {
        return alerts.all().stream().map(AlertRow::alert).toList();
    }

    /** Stores what is new: alerts, keys of those that are no more, and lines of the history. All or nothing. */
    public void save(Collection<Alert> changed, Collection<AlertKey> gone, Collection<Change> lines) {
        write(() -> {
            changed.forEach(alert -> alerts.put(AlertRow.of(alert)));
            gone.forEach(key -> alerts.delete(key.rule(), Labels.write(key.labels())));
            lines.forEach(this::append);
            return lines.size();
        });
    }

    /** The history before a position, newest first. */
    public List<PastChange> history(long before, int limit) {
        return changes.newestBefore(before, limit).stream()
                .map(ChangeRow::change)
                .toList();
    }

    /** Forgets what is too old. */
    public void forgetOld(Instant now) {
        write(() -> changes.forget(now.minus(HISTORY)) + decisions.forget(now.minus(HISTORY)));
    }

    private void append(Change line) {
        Map<String, String> labels = line.key().labels();
        changes.append(line.key().rule(), Labels.write(labels), AlertRow.word(line.to()), line.value(), line.at());
    }

    private <T> T write(Supplier<T> work) {
        return transactions.executeWrite(status -> work.get());
    }
}
