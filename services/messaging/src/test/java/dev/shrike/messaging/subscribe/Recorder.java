package dev.shrike.messaging.subscribe;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.schemas.tick.v1.Tick;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Writes the numbers of some people's ticks into a table, and fails as often as a test wants. */
@Singleton
@Requires(property = "recorder.name")
class Recorder implements EventHandler {
    final Semaphore mayFinish = new Semaphore(1_000_000);
    final AtomicInteger calls = new AtomicInteger();
    final AtomicInteger atOnce = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    final AtomicInteger written = new AtomicInteger();
    final AtomicInteger overlaps = new AtomicInteger();
    final Map<Integer, Throwable> throwsByNumber = new ConcurrentHashMap<>();
    final Map<Integer, Integer> failuresByNumber = new ConcurrentHashMap<>();

    /** Of all instances in this JVM. */
    private static final Set<String> AGGREGATES_IN_HAND = ConcurrentHashMap.newKeySet();

    private final String name;
    private final Set<UUID> people;
    private final int concurrency;
    private final boolean allVersions;
    private final int failsOnce;
    private final int failsAlways;
    private final TransactionOperations<Connection> transactions;

    Recorder(
            @Value("${recorder.name}") String name,
            @Value("${recorder.person}") String people,
            @Value("${recorder.concurrency:1}") int concurrency,
            @Value("${recorder.all-versions:false}") boolean allVersions,
            @Value("${recorder.fails-once:-1}") int failsOnce,
            @Value("${recorder.fails-always:-1}") int failsAlways,
            @Named(Service.DATA_SOURCE) TransactionOperations<Connection> transactions) {
        this.name = name;
        this.people = Arrays.stream(people.split(",", -1)).map(UUID::fromString).collect(Collectors.toSet());
        this.concurrency = concurrency;
        this.allVersions = allVersions;
        this.failsOnce = failsOnce;
        this.failsAlways = failsAlways;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String dataSource() {
        return Service.DATA_SOURCE;
    }

    @Override
    public List<Selection> selections() {
        return List.of(allVersions ? Selection.all("tick") : Selection.of("tick", 1, "new"));
    }

    @Override
    public int concurrency() {
        return concurrency;
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (!people.contains(UUID.fromString(event.aggregate()))) {
            return;
        }
        calls.incrementAndGet();
        int number = Ticks.number((Tick) event.event());
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        if (!AGGREGATES_IN_HAND.add(name + event.aggregate())) {
            overlaps.incrementAndGet();
        }
        try {
            record(number);
            written.incrementAndGet();
            mayFinish.acquireUninterruptibly();
        } finally {
            AGGREGATES_IN_HAND.remove(name + event.aggregate());
            atOnce.decrementAndGet();
        }
        Throwable thrown = throwsByNumber.remove(number);
        if (thrown != null) {
            Thread.currentThread().interrupt();
            throw sneaky(thrown);
        }
        boolean toldToFail = number == failsAlways || (number == failsOnce && !failedBefore(event));
        if (toldToFail || failuresByNumber.merge(number, -1, Integer::sum) >= 0) {
            throw new IllegalStateException("told to fail on " + number);
        }
    }

    @SuppressWarnings("unchecked") // nothing is cast: a handler may throw what its signature does not say
    private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }

    /** In any process. */
    private boolean failedBefore(ReceivedEvent event) {
        try (PreparedStatement select =
                transactions.getConnection().prepareStatement("select from dead_letter where event_id = ?")) {
            select.setObject(1, event.envelope().id());
            return select.executeQuery().next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void record(int number) {
        try (PreparedStatement insert =
                transactions.getConnection().prepareStatement("insert into seen (number) values (?)")) {
            insert.setInt(1, number);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
