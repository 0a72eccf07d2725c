package dev.shrike.messaging.erasure;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.messaging.read.EventReader;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A service that has nests, with a NATS server of its own. */
record NestService(Service service, LocalServers nats) implements AutoCloseable {
    static final String HANDLER = "nest-erasure";
    static final String CONSUMER = "nest-erasure_gdpr_v1_delete";
    static final Map<String, Object> ERASING = Map.of("nests.handler", HANDLER);

    static LocalServers startNats(Path folder) {
        LocalServers nats = LocalServers.open(ServerSettings.forTests(folder));
        nats.start(ready -> {}, Part.NATS);
        return nats;
    }

    /** A service on a new database that has its table before it hears of erasures. */
    static NestService start(Path folder, Map<String, Object> more, Object... beans) {
        LocalServers nats = startNats(folder);
        String database = Service.newDatabase();
        try (Service first = Service.start(nats.nats(), database, Map.of()).awaitStreams()) {
            first.change(Nests.TABLE);
        }
        return new NestService(startAgain(nats, database, more, beans).awaitStreams(), nats);
    }

    static Service startAgain(LocalServers nats, String database, Map<String, Object> more, Object... beans) {
        Map<String, Object> properties = new HashMap<>(ERASING);
        properties.putAll(more);
        return Service.start(nats.nats(), Brokers.shared(), database, properties, beans);
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    void publish(Gdpr event) {
        service.bean(EventPublisher.class).publish(event);
    }

    /** Stores an event without the message id by which the stream would know it. */
    void storeAgain(Gdpr event) throws IOException, JetStreamApiException {
        EventCatalogue catalogue = EventCatalogue.standard();
        service.bean(NatsConnection.class)
                .jetStream()
                .publish(catalogue.of(event).subjectOf(event), new SingleObjectEncoding(catalogue).encode(event));
    }

    void nest(UUID person) {
        service.change("insert into nest (person) values ('" + person + "')");
    }

    long nestsOf(UUID person) {
        return service.count("select count(*) from nest where person = '" + person + "'");
    }

    /** What this service's participant has answered about the person. */
    List<Gdpr> answers(UUID person) {
        return events("gdpr", person).stream()
                .filter(event -> event.envelope().type().equals("erased"))
                .map(event -> (Gdpr) event.event())
                .toList();
    }

    List<StoredEvent> events(String event, UUID person) {
        return service.bean(EventReader.class)
                .readAggregate(event, person.toString(), 0, 100)
                .events();
    }

    Gdpr awaitAnswer(UUID person) {
        return await().until(() -> answers(person), answers -> !answers.isEmpty())
                .getFirst();
    }

    @Override
    public void close() {
        service.close();
        nats.kill();
    }
}
