package dev.shrike.messaging.relay;

import dev.shrike.messaging.MessagingMeters;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.outbox.CommitSignal;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.messaging.publish.OutgoingEvent;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.trace.TraceScope;
import dev.shrike.schemas.trace.Traceparent;
import io.micrometer.core.instrument.Counter;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the outbox of one database from a thread of its own. Any number of relays, in any number of JVMs, may work on
 * the same database. Nothing is lost or doubled, and each aggregate keeps its order, whenever any of them, NATS or the
 * database stops. Safe for use by many threads.
 */
@EachBean(DataSource.class)
final class Relay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration CLEANING = Duration.ofMinutes(1);
    private static final int CLEAN_BATCH = 2_000;

    private final String dataSource;
    private final NatsConnection nats;
    private final EventPublisher publisher;
    private final CommitSignal committed;
    private final RelaySettings settings;
    private final FaultInjection injection;
    private final OutboxTable table;
    private final OutboxReader reader;
    private final UUID id = UUID.randomUUID();
    private final ShardLeases leases;
    private final EarlierPublications earlier;
    private final Set<String> postponed = new HashSet<>();
    private final List<Outcome> unsettled = new ArrayList<>();
    private final Counter published;
    private final Counter parked;
    private final Counter faults;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile String lastFault = "";
    private long cleanedNanos = System.nanoTime();

    Relay(
            @Parameter String dataSource,
            @Parameter TransactionOperations<Connection> transactions,
            @Parameter CommitSignal committed,
            NatsConnection nats,
            EventPublisher publisher,
            RelaySettings settings,
            MessagingMeters meters,
            FaultInjection injection) {
        this.dataSource = dataSource;
        this.nats = nats;
        this.publisher = publisher;
        this.committed = committed;
        this.settings = settings;
        this.injection = injection;
        this.table = new OutboxTable(transactions, injection);
        this.reader = new OutboxReader(dataSource, transactions);
        this.leases = new ShardLeases(transactions, id, settings.lease());
        this.earlier = new EarlierPublications(nats);
        this.published = meters.ofOutbox("published", dataSource);
        this.parked = meters.ofOutbox("parked", dataSource);
        this.faults = meters.ofOutbox("faults", dataSource);
        this.thread = Thread.ofVirtual().name("relay-" + dataSource).unstarted(this::run);
    }

    void start() {
        nats.whenConnected(committed::raise);
        thread.start();
    }

    String dataSource() {
        return dataSource;
    }

    /** Whether the thread runs. */
    boolean alive() {
        return thread.isAlive();
    }

    /** What went wrong at the last attempt; empty when it went well. */
    String lastFault() {
        return lastFault;
    }

    /** What waits to be published in this database, whoever will do it. */
    Backlog backlog() {
        return table.backlog();
    }

    OutboxReader reader() {
        return reader;
    }

    /** How this database's outbox is getting on, for people. */
    OutboxState state() {
        return reader.state(id, table.backlog(), alive(), lastFault);
    }

    /** Tries again what was refused for ever, whoever publishes it; all of that without an id. Returns how many events. */
    int retry(@Nullable UUID eventId) {
        int events = reader.retry(eventId);
        committed.raise();
        return events;
    }

    /** Finishes what is under way, at most for the timeout of a publication, and gives its shards to others. */
    @Override
    public void close() {
        stopping = true;
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        committed.raise();
        try {
            if (!thread.join(nats.timeout().plusSeconds(5))) {
                LOG.warn("Relay of {} did not stop in time", dataSource);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping) {
                try {
                    if (!work()) {
                        committed.await(settings.pause());
                    }
                } catch (RuntimeException e) {
                    faults.increment();
                    report(e);
                    TimeUnit.MILLISECONDS.sleep(settings.poll().toMillis());
                }
            }
            leases.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Relay of {} stopped without giving back its shards: {}", dataSource, e.toString());
        }
    }

    /** One step. Returns whether there is probably more to do at once. */
    private boolean work() throws InterruptedException {
        settle();
        if (leases.due()) {
            if (leases.renew()) {
                earlier.forget();
            }
            injection.reached(RelayPoint.CLAIMED);
        }
        clean();
        if (leases.held().isEmpty() || !nats.connected()) {
            return false;
        }
        List<OutboxRow> rows = table.pending(leases.held(), postponed, settings.batch());
        postponed.clear();
        if (rows.isEmpty()) {
            return false;
        }
        injection.reached(RelayPoint.READ);
        new PublishRound(publisher, earlier, leases.takeover(), injection, rows, unsettled)
                .run(
                        settings.inFlight(),
                        () -> !stopping
                                && nats.connected()
                                && !leases.remaining().isNegative());
        return settle();
    }

    /**
     * Writes down what became of the last round. What cannot be written now stays in memory, and nothing else is sent
     * before it is written. Returns whether the round brought something forward without a fault.
     */
    private boolean settle() {
        List<Outcome.Published> done = new ArrayList<>(unsettled.size());
        List<Outcome.Parked> refused = new ArrayList<>();
        List<Outcome.Postponed> faulty = new ArrayList<>();
        for (Outcome outcome : unsettled) {
            switch (outcome) {
                case Outcome.Published row -> done.add(row);
                case Outcome.Parked row -> refused.add(row);
                case Outcome.Postponed row -> faulty.add(row);
            }
        }
        table.settle(done, refused);
        unsettled.clear();
        published.increment(done.size());
        parked.increment(refused.size());
        faults.increment(faulty.size());
        refused.forEach(this::tell);
        faulty.forEach(row -> postponed.add(row.row().event().aggregate()));
        if (!faulty.isEmpty()) {
            report(faulty.getFirst().fault());
        } else if (!done.isEmpty()) {
            lastFault = "";
        }
        return faulty.isEmpty() && !(done.isEmpty() && refused.isEmpty());
    }

    private void tell(Outcome.Parked row) {
        OutgoingEvent event = row.row().event();
        try (TraceScope _ = TraceScope.open(Traceparent.read(event.headers().get(EventHeaders.TRACEPARENT)))) {
            LOG.error("Parked in the outbox of {}, will not be published: {}: {}", dataSource, event, row.reason());
        }
    }

    private void clean() {
        if (System.nanoTime() - cleanedNanos > CLEANING.toNanos()
                && table.clean(settings.kept(), CLEAN_BATCH) < CLEAN_BATCH) {
            cleanedNanos = System.nanoTime();
        }
    }

    private void report(Throwable fault) {
        String text = fault.toString();
        if (!text.equals(lastFault)) {
            LOG.warn("Relay of {} goes on trying: {}", dataSource, text);
            lastFault = text;
        }
    }
}
