package dev.shrike.messaging.saga;

import dev.shrike.messaging.Service;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Makes trips with one service instance, and looks at what came of them. */
record Traveller(Service service) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Traveller start(String database, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of("trips", "on", "shrike.messaging.saga.poll", "100ms"));
        settings.putAll(more);
        Service service = Service.start(database, settings);
        for (String table : Agency.TABLES) {
            service.change(table);
        }
        return new Traveller(service);
    }

    Sagas sagas() {
        return service.dataSourceBean(Sagas.class);
    }

    @SuppressWarnings("unchecked") // a bean of a generic type is found by its arguments
    Saga<Trip> trip() {
        return service.bean(Saga.class);
    }

    Agency agency() {
        return service.bean(Agency.class);
    }

    UUID leave() {
        return sagas().start(trip(), UUID.randomUUID().toString(), Trip.of("Ana"));
    }

    SagaView await(UUID id, SagaStatus status) {
        return Awaitility.await("saga is " + status.text())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> sagas().find(id).orElseThrow(), saga -> saga.status() == status);
    }

    /** What the trip's steps did, in its order. */
    List<String> effects(UUID id) {
        return service.transactions()
                .executeRead(tx -> Sql.query(
                        tx.getConnection(),
                        row -> row.getString(1),
                        "select what from effect where trip = ? order by at",
                        id.toString()));
    }

    Trip state(UUID id) {
        String json = service.transactions()
                .executeRead(tx -> Sql.query(
                                tx.getConnection(),
                                row -> row.getString(1),
                                "select state::text from saga where id = ?",
                                id)
                        .getFirst());
        return StateJson.read(json, Trip.class);
    }

    @Override
    public void close() {
        service.close();
    }
}
