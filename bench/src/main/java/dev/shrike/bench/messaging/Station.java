package dev.shrike.bench.messaging;

import dev.shrike.messaging.nats.NatsConnection;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.transaction.TransactionOperations;
import io.nats.client.JetStreamApiException;
import io.nats.client.PurgeOptions;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A service with one datasource that relays, handles, or does neither. */
final class Station implements AutoCloseable {
    static final String DATA_SOURCE = "bench";
    private static final long LOOK_NANOS = 5_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ApplicationContext context;

    private Station(ApplicationContext context) {
        this.context = context;
    }

    static Station start(Servers servers, boolean relay, boolean subscribe, Object... beans)
            throws InterruptedException, TimeoutException {
        Map<String, Object> properties = new HashMap<>(servers.configuration());
        properties.put("shrike.messaging.relay.enabled", relay);
        properties.put("shrike.messaging.subscribe.enabled", subscribe);
        var station = new Station(
                ApplicationContext.builder(properties).singletons(beans).start());
        if (!station.nats().awaitConnected(PATIENCE)) {
            throw new TimeoutException("No connection to NATS");
        }
        await("the stream", station::hasStream);
        return station;
    }

    NatsConnection nats() {
        return context.getBean(NatsConnection.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T dataSourceBean(Class<T> type) {
        return context.getBean(type, Qualifiers.byName(DATA_SOURCE));
    }

    @SuppressWarnings("unchecked") // a bean of a generic type is found by its arguments
    TransactionOperations<Connection> transactions() {
        return context.getBean(
                Argument.of(TransactionOperations.class, Connection.class), Qualifiers.byName(DATA_SOURCE));
    }

    long number(String sql) {
        return transactions().executeRead(tx -> {
            try (ResultSet row = tx.getConnection().createStatement().executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    void change(String sql) {
        transactions().executeWrite(tx -> {
            try (var statement = tx.getConnection().createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /** Empties the stream; its sequence goes on. */
    void emptyStream() throws IOException, JetStreamApiException {
        nats().management()
                .purgeStream(Sightings.VERSION.stream(), PurgeOptions.builder().build());
    }

    long stored() throws IOException, JetStreamApiException {
        return nats().management()
                .getStreamInfo(Sightings.VERSION.stream())
                .getStreamState()
                .getMsgCount();
    }

    static void await(String what, BooleanSupplier condition) throws TimeoutException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("Still waiting for " + what);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private boolean hasStream() {
        try {
            return nats().management().getStreamNames().contains(Sightings.VERSION.stream());
        } catch (IOException | JetStreamApiException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
