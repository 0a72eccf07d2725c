package dev.shrike.bench.messaging;

import dev.shrike.messaging.publish.OutgoingEvent;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PublishOptions;
import io.nats.client.PullRequestOptions;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What NATS' own client does, with as much on its way as the relay and a handler have. */
final class BareJetStream {
    private static final int IN_FLIGHT = 256;
    private static final int BATCH = 64;
    private static final Duration PULL = Duration.ofSeconds(5);
    private static final int ACK_SECONDS = 30;

    private BareJetStream() {}

    /** Publishes and waits for every acknowledgement. Returns the time it took in nanoseconds. */
    static long publish(Station station, List<OutgoingEvent> events)
            throws ExecutionException, InterruptedException, TimeoutException {
        JetStream stream = station.nats().jetStream();
        Queue<CompletableFuture<PublishAck>> answers = new ArrayDeque<>();
        long begun = System.nanoTime();
        for (OutgoingEvent event : events) {
            var headers = new Headers();
            event.headers().forEach((name, value) -> headers.add(name, value));
            answers.add(stream.publishAsync(
                    event.subject(),
                    headers,
                    event.payload(),
                    PublishOptions.builder().messageId(event.id().toString()).build()));
            if (answers.size() == IN_FLIGHT) {
                answers.remove().get(ACK_SECONDS, TimeUnit.SECONDS);
            }
        }
        while (!answers.isEmpty()) {
            answers.remove().get(ACK_SECONDS, TimeUnit.SECONDS);
        }
        return System.nanoTime() - begun;
    }

    /** Pulls and acknowledges so many events. Returns the time it took in nanoseconds. */
    static long consume(Station station, int events)
            throws IOException, JetStreamApiException, InterruptedException, TimeoutException {
        String stream = Sightings.VERSION.stream();
        station.nats()
                .management()
                .addOrUpdateConsumer(
                        stream,
                        ConsumerConfiguration.builder()
                                .durable("bare")
                                .ackPolicy(AckPolicy.Explicit)
                                .build());
        JetStreamSubscription subscription =
                station.nats().jetStream().subscribe(null, PullSubscribeOptions.fastBind(stream, "bare"));
        long begun = System.nanoTime();
        int received = 0;
        while (received < events) {
            int wanted = Math.min(BATCH, events - received);
            subscription.pull(PullRequestOptions.builder(wanted).expiresIn(PULL).build());
            for (int i = 0; i < wanted; i++) {
                Message message = subscription.nextMessage(PULL);
                if (message == null) {
                    throw new TimeoutException("NATS delivered " + received + " of " + events);
                }
                message.ack();
                received++;
            }
        }
        long nanos = System.nanoTime() - begun;
        subscription.unsubscribe();
        station.nats().management().deleteConsumer(stream, "bare");
        return nanos;
    }
}
