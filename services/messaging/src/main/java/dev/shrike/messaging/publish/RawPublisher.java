package dev.shrike.messaging.publish;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import io.nats.client.PublishOptions;
import io.nats.client.impl.Headers;
import jakarta.inject.Singleton;

/** Publishes bytes of any kind, for what is no event of the catalogue. Safe for use by many threads. */
@Singleton
public final class RawPublisher {
    private final NatsConnection nats;
    private final JetStreamSender sender;

    RawPublisher(NatsConnection nats) {
        this.nats = nats;
        this.sender = new JetStreamSender(nats);
    }

    /**
     * Publishes to the stream that takes the subject and waits until it is stored. With an id, a second publication
     * inside the stream's duplicate window is dropped.
     *
     * @throws PublishRefusedException when the server will never take it
     * @throws PublishUncertainException when no acknowledgement came, as from a subject that no stream takes
     * @throws NatsUnavailableException when there is no connection; nothing was sent
     */
    public PublishReceipt publish(RawMessage message) {
        PublishOptions.Builder options = PublishOptions.builder();
        if (!message.id().isEmpty()) {
            options.messageId(message.id());
        }
        return sender.await(
                message, sender.send(message, message.subject(), message.headers(), message.payload(), options));
    }

    /**
     * Sends to whoever listens on the subject now, and does not learn whether anybody does: at most once. The id is not sent.
     *
     * @throws NatsUnavailableException when there is no connection; nothing was sent
     */
    public void send(RawMessage message) {
        Headers headers = new Headers();
        message.headers().forEach((name, value) -> headers.add(name, value));
        nats.connection().publish(message.subject(), headers, message.payload());
    }
}
