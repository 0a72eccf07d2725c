package dev.shrike.admin.alert.engine;

import dev.shrike.admin.alert.cluster.ClusterView;
import dev.shrike.admin.alert.cluster.LaneReadings;
import dev.shrike.admin.alert.reading.Readings;
import dev.shrike.admin.alert.rule.Rule;
import dev.shrike.admin.alert.state.Alert;
import dev.shrike.admin.alert.state.Alerts;
import dev.shrike.admin.alert.state.Change;
import dev.shrike.admin.alert.state.Notice;
import dev.shrike.admin.alert.state.Telling;
import dev.shrike.admin.alert.store.AlertStore;
import dev.shrike.admin.alert.store.Orders;
import dev.shrike.admin.alert.tell.AlertSettings;
import dev.shrike.admin.alert.tell.Deliveries;
import dev.shrike.messaging.operations.ThisProcess;
import dev.shrike.messaging.operations.monitor.Measured;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges the rules and has people told, while this instance leads. Its thread lives as long as the application. */
@Singleton
public final class AlertEngine {
    private static final Logger LOG = LoggerFactory.getLogger(AlertEngine.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration GRACE = Duration.ofSeconds(6);
    private static final Duration TIDY = Duration.ofHours(1);

    private final ClusterView view;
    private final LaneReadings lanes;
    private final AlertStore store;
    private final Deliveries deliveries;
    private final AlertSettings settings;
    private final Clock clock;
    private final WithinTime database = new WithinTime(PATIENCE);
    private final Saved saved;
    private final Lead lead;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean stopping;
    private Alerts alerts = new Alerts();
    private Readings readings = new Readings();
    private Telling telling;
    private boolean leads;
    private Instant tidied = Instant.EPOCH;
    private volatile Judged latest;
    private Thread thread;

    AlertEngine(
            ClusterView view,
            LaneReadings lanes,
            AlertStore store,
            Deliveries deliveries,
            AlertSettings settings,
            ThisProcess process,
            Clock clock) {
        this.view = view;
        this.lanes = lanes;
        this.store = store;
        this.deliveries = deliveries;
        this.settings = settings;
        this.clock = clock;
        this.saved = new Saved(store, database);
        this.lead = new Lead(store, database, view, process);
    }

    /** What was judged last, and by which orders. */
    public record Judged(List<Alert> alerts, Orders orders) {}

    /** What was judged last, if this instance leads; else all of it is in the {@link AlertStore}. */
    public Optional<Judged> latest() {
        return Optional.ofNullable(latest);
    }

    /** Orders have changed: they are read at once. */
    public void judgeSoon() {
        wake.release();
    }

    @EventListener
    void onStart(StartupEvent started) {
        thread = Thread.ofVirtual().name("alert-engine").start(this::run);
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE) // what stops in order has not gone down
    void onStop(ShutdownEvent stop) throws InterruptedException {
        stopping = true;
        wake.release();
        if (thread != null) {
            thread.join(GRACE);
        }
        database.close();
    }

    private void run() {
        try {
            while (!stops()) {
                try {
                    judge();
                } catch (RuntimeException e) { // the next time may succeed, and without it nobody would be warned
                    LOG.error("Alert rules could not be judged", e);
                }
            }
            if (leads) {
                hear(clock.instant());
                saved.save(alerts.all(), List.of());
                lead.giveUp();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean stops() throws InterruptedException {
        if (wake.tryAcquire(settings.interval().toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
        return stopping;
    }

    /** Once. Used by one thread at a time. */
    void judge() throws InterruptedException {
        Instant now = clock.instant();
        Orders orders = lead.orders(now);
        if (!orders.leads()) {
            leads = false;
            latest = null;
            return;
        }
        if (!leads && !takeLead(now, orders)) {
            return;
        }
        readings.take(now, measured(now), orders.rules());
        hear(now);
        List<Change> changes = alerts.judge(now, orders.rules(), readings, telling::isInHand);
        changes.forEach(AlertEngine::log);
        tell(now, orders);
        latest = new Judged(alerts.all(), orders);
        saved.save(alerts.all(), changes);
        tidy(now);
    }

    private boolean takeLead(Instant now, Orders orders) throws InterruptedException {
        Optional<List<Alert>> known = database.ask(store::alerts);
        if (known.isEmpty()) {
            return false;
        }
        alerts = new Alerts();
        alerts.restore(known.get(), now);
        readings = new Readings();
        missed(known.get(), orders.rules());
        telling = new Telling(settings.groupWait());
        saved.begin(known.get());
        leads = true;
        return true;
    }

    private List<Measured> measured(Instant now) {
        List<Measured> measured = new ArrayList<>(view.measurements(now));
        measured.addAll(lanes.latest());
        return measured;
    }

    /** What was missing before this instance led is missing still, though it never saw it. */
    private void missed(List<Alert> known, List<Rule> rules) {
        Map<String, Rule> byName = rules.stream().collect(Collectors.toMap(Rule::name, Function.identity()));
        known.stream()
                .filter(Alert::firing)
                .filter(alert -> byName.containsKey(alert.key().rule()))
                .forEach(alert -> readings.missing(
                        byName.get(alert.key().rule()), alert.key().labels(), alert.since()));
    }

    /** Of what somebody has been told meanwhile. */
    private void hear(Instant now) {
        for (Deliveries.Delivered delivered : deliveries.ended()) {
            if (delivered.told()) {
                alerts.told(delivered.notice(), now);
            }
            telling.ended(delivered.notice());
        }
    }

    private void tell(Instant now, Orders orders) {
        if (deliveries.open().isEmpty()) {
            return; // who sets an address later hears of what fires then
        }
        for (Notice notice : telling.due(now, alerts.all(), orders.rules(), orders.silences())) {
            deliveries.begin(notice, orders.rules());
        }
    }

    private void tidy(Instant now) throws InterruptedException {
        if (now.isAfter(tidied.plus(TIDY))) {
            tidied = now;
            database.ask(() -> {
                store.forgetOld(now);
                return true;
            });
        }
    }

    private static void log(Change change) {
        LOG.info("Alert {} {} is {}", change.key().rule(), change.key().words(), change.to());
    }
}
