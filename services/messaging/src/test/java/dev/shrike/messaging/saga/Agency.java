package dev.shrike.messaging.saga;

import dev.shrike.messaging.Service;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Books seats in the service's own database, in the transaction of the step, and everything else "elsewhere": over a connection of
 * its own, which commits whatever happens to the saga, and tells repetitions by their key, as a good service does.
 */
@Singleton
@Requires(property = "trips")
class Agency {
    /** {@code effect} holds what happened, in its order; {@code elsewhere} which calls were made. */
    static final String[] TABLES = {
        "create table if not exists effect (at bigint generated always as identity, what text not null, trip text not null)",
        "create table if not exists elsewhere (key text not null, what text not null, primary key (key, what))"
    };

    private final TransactionOperations<Connection> transactions;
    private final String url;
    private final String user;
    private final String password;
    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> hanging = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> crowds = new ConcurrentHashMap<>();
    private final AtomicInteger crowd = new AtomicInteger();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> closed = ConcurrentHashMap.newKeySet();
    private final Set<String> lost = ConcurrentHashMap.newKeySet();

    Agency(
            @Named(Service.DATA_SOURCE) TransactionOperations<Connection> transactions,
            @Value("${datasources.birds.url}") String url,
            @Value("${datasources.birds.username}") String user,
            @Value("${datasources.birds.password}") String password,
            @Value("${trips.lost:}") String lost) {
        this.transactions = transactions;
        this.url = url;
        this.user = user;
        this.password = password;
        this.lost.add(lost);
    }

    /** It throws so often when asked for this. */
    void fail(String what, int times) {
        failures.put(what, new AtomicInteger(times));
    }

    /** It says that this will never be. */
    void refuse(String what) {
        refused.add(what);
    }

    /** It says to come again later, until it is open. */
    void close(String what) {
        closed.add(what);
    }

    void open(String what) {
        closed.remove(what);
    }

    /** It does this, and then says that it will never be. */
    void lose(String what) {
        lost.add(what);
    }

    /** It does not answer when asked for this once, before the latch is released. */
    CountDownLatch hang(String what) {
        CountDownLatch latch = new CountDownLatch(1);
        hanging.put(what, latch);
        return latch;
    }

    /** It answers nobody who asks for this, before the latch is released. */
    CountDownLatch hangForAll(String what) {
        CountDownLatch latch = new CountDownLatch(1);
        crowds.put(what, latch);
        return latch;
    }

    /** How many wait for an answer that nobody gets. */
    int crowd() {
        return crowd.get();
    }

    /** Whether somebody waits for the answer. */
    boolean isHanging(String what) {
        return !hanging.containsKey(what);
    }

    /** It does everything again. */
    void behave() {
        failures.clear();
        hanging.clear();
        refused.clear();
        closed.clear();
        lost.clear();
    }

    Trip here(String what, Trip trip, StepKey key) throws SQLException, InterruptedException {
        effect(transactions.getConnection(), what, key);
        obey(what);
        return trip.and(what);
    }

    Trip elsewhere(String what, Trip trip, StepKey key) throws SQLException, InterruptedException {
        obey(what);
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            connection.setAutoCommit(false);
            String note = "insert into elsewhere (key, what) values (?, ?) on conflict do nothing";
            if (Sql.update(connection, note, key.toString(), what) == 1) {
                effect(connection, what, key);
            }
            connection.commit();
        }
        if (lost.contains(what)) {
            throw new SagaRefusedException("lost");
        }
        return trip.and(what);
    }

    private void obey(String what) throws InterruptedException {
        CountDownLatch all = crowds.get(what);
        if (all != null) {
            crowd.incrementAndGet();
            all.await();
        }
        CountDownLatch hangs = hanging.remove(what);
        if (hangs != null) {
            hangs.await();
        }
        if (refused.contains(what)) {
            throw new SagaRefusedException("full");
        }
        if (closed.contains(what)) {
            throw new NotYetException("closed");
        }
        AtomicInteger left = failures.get(what);
        if (left != null && left.getAndDecrement() > 0) {
            throw new IllegalStateException(what + " fails");
        }
    }

    private static void effect(Connection connection, String what, StepKey key) throws SQLException {
        Sql.update(
                connection,
                "insert into effect (what, trip) values (?, ?)",
                what,
                key.saga().toString());
    }
}
