package dev.shrike.messaging.erasure;

import dev.shrike.messaging.nats.NatsConnection;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.FetchConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs through what streams hold, oldest first, with a short-lived consumer each. What a message is met with may delete it. */
record StreamWalk(NatsConnection nats) {
    /** A message has a mebibyte at most, and as many as these are in memory at once. */
    private static final int BATCH = 100;

    /**
     * Runs through the messages on the subjects, without their payloads, until the last.
     *
     * @throws IOException when the server does not answer in time
     */
    void headers(String stream, String subjects, Consumer<Message> met)
            throws IOException, JetStreamApiException, InterruptedException {
        run(stream, wanted().filterSubject(subjects).headersOnly(true), () -> true, met);
    }

    /**
     * Runs through all messages, as long as it may go on. Asked before each hundred.
     *
     * @return how many it has not come to
     * @throws IOException when the server does not answer in time
     */
    long all(String stream, BooleanSupplier mayGoOn, Consumer<Message> met)
            throws IOException, JetStreamApiException, InterruptedException {
        return run(stream, wanted(), mayGoOn, met);
    }

    private static ConsumerConfiguration.Builder wanted() {
        return ConsumerConfiguration.builder()
                .deliverPolicy(DeliverPolicy.All)
                .ackPolicy(AckPolicy.None)
                .memStorage(true)
                .inactiveThreshold(Duration.ofSeconds(30));
    }

    private long run(
            String stream, ConsumerConfiguration.Builder wanted, BooleanSupplier mayGoOn, Consumer<Message> met)
            throws IOException, JetStreamApiException, InterruptedException {
        ConsumerContext consumer = nats.jetStream().getStreamContext(stream).createOrUpdateConsumer(wanted.build());
        try {
            long pending = consumer.getCachedConsumerInfo().getNumPending();
            while (pending > 0 && mayGoOn.getAsBoolean()) {
                pending = batch(consumer, stream, pending, met);
            }
            return pending;
        } finally {
            nats.management().deleteConsumer(stream, consumer.getConsumerName());
        }
    }

    /** Returns what is pending behind it. */
    private long batch(ConsumerContext consumer, String stream, long before, Consumer<Message> met)
            throws IOException, JetStreamApiException, InterruptedException {
        FetchConsumer fetch = consumer.fetch(FetchConsumeOptions.builder()
                .maxMessages(BATCH)
                .noWaitExpiresIn(nats.timeout().toMillis())
                .build());
        long pending = before;
        int received = 0;
        Message message = next(fetch);
        while (message != null) {
            pending = message.metaData().pendingCount();
            received++;
            met.accept(message);
            message = received < BATCH && pending > 0 ? next(fetch) : null;
        }
        return received > 0 ? pending : withoutDeleted(consumer, stream);
    }

    /** What was pending may be deleted or expire meanwhile; what is there and does not come is another matter. */
    private static long withoutDeleted(ConsumerContext consumer, String stream)
            throws IOException, JetStreamApiException {
        if (consumer.getConsumerInfo().getNumPending() > 0) {
            throw new IOException("Stream " + stream + " did not deliver in time what it holds");
        }
        return 0;
    }

    private static Message next(FetchConsumer fetch) throws IOException, InterruptedException {
        try {
            return fetch.nextMessage();
        } catch (JetStreamStatusCheckedException e) {
            throw new IOException("NATS stopped delivering a stream", e);
        }
    }
}
