package dev.shrike.messaging.projection;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.messaging.publish.OutgoingEvent;
import dev.shrike.messaging.publish.PublishReceipt;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A NATS server of its own, whose ticks no other test sees. */
final class TickStream implements AutoCloseable {
    private final LocalServers servers;
    private final UUID person = UUID.randomUUID();

    private TickStream(LocalServers servers) {
        this.servers = servers;
    }

    static TickStream start(Path folder) {
        LocalServers servers = LocalServers.open(ServerSettings.forTests(folder));
        servers.start(ready -> {}, Part.NATS);
        return new TickStream(servers);
    }

    URI nats() {
        return servers.nats();
    }

    /** Whose ticks they are. */
    UUID person() {
        return person;
    }

    Service service(String database, Map<String, Object> more) {
        return Service.start(nats(), database, more).awaitStreams();
    }

    /** Publishes ticks with the numbers from, inclusive, to, exclusive. Returns the sequence of the last. */
    long publish(Service service, int from, int to) throws Exception {
        EventPublisher publisher = service.bean(EventPublisher.class);
        var catalogue = EventCatalogue.standard();
        var encoding = new SingleObjectEncoding(catalogue);
        long last = 0;
        List<CompletableFuture<PublishReceipt>> sent = new ArrayList<>();
        for (int number = from; number < to; number++) {
            sent.add(publisher.publishAsync(OutgoingEvent.of(Ticks.by(person, number), catalogue, encoding)));
            if (sent.size() == 200 || number == to - 1) {
                for (CompletableFuture<PublishReceipt> each : sent) {
                    last = Math.max(last, each.get(30, TimeUnit.SECONDS).sequence());
                }
                sent.clear();
            }
        }
        return last;
    }

    /** Publishes something that is no event. Returns its sequence. */
    long publishNonsense(Service service) throws Exception {
        var tick = Ticks.by(person);
        String subject = EventCatalogue.standard().of(tick).subjectOf(tick);
        return service.bean(NatsConnection.class)
                .jetStream()
                .publish(subject, new byte[] {1, 2, 3})
                .getSeqno();
    }

    void purge(Service service) throws IOException, JetStreamApiException {
        service.bean(NatsConnection.class).management().purgeStream("TICK");
    }

    @Override
    public void close() {
        servers.kill();
    }
}
