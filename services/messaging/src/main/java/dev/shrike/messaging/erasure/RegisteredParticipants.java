package dev.shrike.messaging.erasure;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerInfo;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who takes part in erasures, whether they run at the moment or not: whose durable consumer is at the ledger's stream. A
 * participant is there from its first start on, and until somebody deletes its consumer, as they do with a service that is
 * retired. Safe for use by many threads.
 *
 * <p>Each read asks the server anew, some hundred consumers at a time, and each answer within the connection's timeout.
 */
@Singleton
public final class RegisteredParticipants {
    private final NatsConnection nats;
    private final EventCatalogue catalogue;

    /** Over the connection of this JVM. */
    public RegisteredParticipants(NatsConnection nats, EventCatalogue catalogue) {
        this.nats = nats;
        this.catalogue = catalogue;
    }

    /**
     * All of them, by name and consumer. A name stands here twice when its handler was renamed and the old consumer remains.
     *
     * @throws NatsUnavailableException when the server does not tell
     */
    public List<RegisteredParticipant> list() {
        String stream = catalogue.event(Ledger.EVENT).stream();
        try {
            return nats.management().getConsumers(stream).stream()
                    .map(RegisteredParticipants::read)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(RegisteredParticipant::name)
                            .thenComparing(RegisteredParticipant::consumer))
                    .toList();
        } catch (IOException | JetStreamApiException e) {
            throw new NatsUnavailableException("Could not ask for the consumers of stream " + stream + ": " + e, e);
        }
    }

    /** Their names, in order. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        list().forEach(participant -> names.add(participant.name()));
        return names;
    }

    private static Optional<RegisteredParticipant> read(ConsumerInfo consumer) {
        return Registration.read(consumer.getConsumerConfiguration().getDescription())
                .map(name -> new RegisteredParticipant(
                        name, consumer.getName(), consumer.getNumPending(), consumer.getNumAckPending()));
    }
}
