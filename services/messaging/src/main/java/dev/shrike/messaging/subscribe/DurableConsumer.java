package dev.shrike.messaging.subscribe;

import dev.shrike.messaging.nats.NatsConnection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.time.Duration;

/**
 * The durable pull consumer of a selection, on the server.
 *
 * @param nats connection
 * @param stream its stream
 * @param name its name
 * @param subjects what it selects
 * @param description what the server shows beside it
 */
record DurableConsumer(NatsConnection nats, String stream, String name, String subjects, String description) {
    /** Fewer than {@link HeldEvents} can hold, so that none of them is forgotten. */
    private static final int MOST_UNACKNOWLEDGED = 5_000;

    /** Makes it, or makes it as it has to be. */
    void provision(Duration ackWait) throws IOException, JetStreamApiException {
        nats.management()
                .addOrUpdateConsumer(
                        stream,
                        ConsumerConfiguration.builder()
                                .durable(name)
                                .description(description)
                                .filterSubject(subjects)
                                .deliverPolicy(DeliverPolicy.All)
                                .ackPolicy(AckPolicy.Explicit)
                                .ackWait(ackWait)
                                .maxDeliver(-1)
                                .maxAckPending(MOST_UNACKNOWLEDGED)
                                .build());
    }

    JetStreamSubscription subscribe() throws IOException, JetStreamApiException {
        return nats.jetStream().subscribe(null, PullSubscribeOptions.fastBind(stream, name));
    }

    /** Throws when the server no longer has it. */
    ConsumerInfo info() throws IOException, JetStreamApiException {
        return nats.management().getConsumerInfo(stream, name);
    }

    void unsubscribe(JetStreamSubscription subscription) {
        if (subscription.isActive() && nats.connected()) {
            subscription.unsubscribe();
        }
    }
}
