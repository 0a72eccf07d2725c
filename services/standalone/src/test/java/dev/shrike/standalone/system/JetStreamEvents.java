package dev.shrike.standalone.system;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.PublishOptions;
import io.nats.client.PushSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.PublishAck;
import io.nats.client.api.StreamConfiguration;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** JetStream as anybody with a NATS client sees it. */
final class JetStreamEvents implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Connection connection;

    JetStreamEvents(URI nats) throws Exception {
        connection = Nats.connect(Options.builder()
                .server(nats.toString())
                .connectionTimeout(TIMEOUT)
                .build());
    }

    long count(EventDefinition event) throws Exception {
        return connection
                .jetStreamManagement()
                .getStreamInfo(event.stream())
                .getStreamState()
                .getMsgCount();
    }

    /** Makes the stream of an event, as its first publisher does. */
    void create(EventDefinition event) throws Exception {
        connection
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name(event.stream())
                        .subjects(event.subjects())
                        .build());
    }

    /** Publishes raw bytes on a subject, as a stranger would. */
    void publish(String subject, byte[] payload) throws Exception {
        connection
                .jetStream()
                .publish(
                        subject,
                        payload,
                        PublishOptions.builder().streamTimeout(TIMEOUT).build());
    }

    /** Publishes under a message id, which the stream has to take for new. */
    void publish(String subject, byte[] payload, String messageId) throws Exception {
        PublishAck taken = connection
                .jetStream()
                .publish(
                        subject,
                        payload,
                        PublishOptions.builder()
                                .streamTimeout(TIMEOUT)
                                .messageId(messageId)
                                .build());
        if (taken.isDuplicate()) {
            throw new AssertionError(messageId + " was known already");
        }
    }

    /** Every message of every stream of the catalogue. */
    List<Message> all() throws Exception {
        var messages = new ArrayList<Message>();
        for (EventDefinition event : EventCatalogue.standard().events()) {
            long expected = count(event);
            if (expected > 0) {
                messages.addAll(read(event, expected));
            }
        }
        return messages;
    }

    private List<Message> read(EventDefinition event, long expected) throws Exception {
        var messages = new ArrayList<Message>();
        var subscription = connection
                .jetStream()
                .subscribe(
                        event.subjects(),
                        PushSubscribeOptions.builder().ordered(true).stream(event.stream())
                                .configuration(ConsumerConfiguration.builder()
                                        .deliverPolicy(DeliverPolicy.All)
                                        .build())
                                .build());
        while (messages.size() < expected) {
            Message message = subscription.nextMessage(TIMEOUT);
            if (message == null) {
                throw new AssertionError(event.stream() + " gave " + messages.size() + " of " + expected);
            }
            messages.add(message);
        }
        subscription.unsubscribe();
        return messages;
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
