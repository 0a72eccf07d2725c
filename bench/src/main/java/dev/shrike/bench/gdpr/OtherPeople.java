package dev.shrike.bench.gdpr;

import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.messaging.publish.OutgoingEvent;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.Nats;
import io.nats.client.PublishOptions;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The crowd among which one person is erased: sealed sightings of a thousand people whom the platform does not know. */
final class OtherPeople {
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    private static final int PEOPLE = 1_000;
    private static final int IN_FLIGHT = 512;
    private static final int ACK_SECONDS = 60;

    private OtherPeople() {}

    /** Publishes so many of their events to JetStream, and waits for every acknowledgement. */
    static void publish(String nats, int events) throws Exception {
        List<Person> people = Stream.generate(() -> new Person(UUID.randomUUID()))
                .limit(PEOPLE)
                .toList();
        SingleObjectEncoding encoding = new SingleObjectEncoding(CATALOGUE);
        Queue<CompletableFuture<PublishAck>> answers = new ArrayDeque<>();
        try (Connection connection = Nats.connect(nats)) {
            JetStream stream = connection.jetStream();
            for (int i = 0; i < events; i++) {
                OutgoingEvent event = OutgoingEvent.of(people.get(i % PEOPLE).tick(i), CATALOGUE, encoding);
                Headers headers = new Headers();
                event.headers().forEach((name, value) -> headers.add(name, value));
                answers.add(stream.publishAsync(
                        event.subject(),
                        headers,
                        event.payload(),
                        PublishOptions.builder()
                                .messageId(event.id().toString())
                                .build()));
                if (answers.size() == IN_FLIGHT) {
                    answers.remove().get(ACK_SECONDS, TimeUnit.SECONDS);
                }
            }
            while (!answers.isEmpty()) {
                answers.remove().get(ACK_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private record Person(UUID id, EventSealer sealer) {

        Person(UUID id) {
            this(id, new EventSealer(new OneKey(DataKey.generate(id, Sighting.PURPOSE, 1))));
        }

        Tick tick(int number) {
            Tick tick = Sighting.event();
            tick.setId(UUID.randomUUID().toString());
            tick.getData().getUser().setId(id.toString());
            tick.getData().getImage().setUrl("https://images.example/others/" + number + ".jpg");
            tick.getMetadata().setTime(Instant.now());
            sealer.seal(
                    tick,
                    Map.of(
                            Sighting.path("note"), Sighting.value("note"),
                            Sighting.path("location"), Sighting.value("location")));
            return tick;
        }
    }
}
