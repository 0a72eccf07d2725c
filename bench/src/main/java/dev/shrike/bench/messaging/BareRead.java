package dev.shrike.bench.messaging;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.PullRequestOptions;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** What NATS' own client does with the same pulls as a projection, when nothing is decoded, written or acknowledged. */
final class BareRead {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private BareRead() {}

    /** Reads so many events. Returns the time it took in nanoseconds. */
    static long run(Station station, int events, int batch)
            throws IOException, JetStreamApiException, InterruptedException, TimeoutException {
        String stream = Sightings.VERSION.stream();
        var wanted = ConsumerConfiguration.builder()
                .ackPolicy(AckPolicy.None)
                .memStorage(true)
                .inactiveThreshold(Duration.ofMinutes(1))
                .build();
        var consumer = station.nats().management().createConsumer(stream, wanted);
        JetStreamSubscription subscription =
                station.nats().jetStream().subscribe(null, PullSubscribeOptions.fastBind(stream, consumer.getName()));
        subscription.setPendingLimits(0, 0);
        long begun = System.nanoTime();
        for (int taken = 0; taken < events; taken++) {
            if (taken % batch == 0) {
                subscription.pull(
                        PullRequestOptions.builder(batch).expiresIn(PATIENCE).build());
            }
            if (subscription.nextMessage(PATIENCE) == null) {
                throw new TimeoutException("NATS delivered " + taken + " of " + events);
            }
        }
        long nanos = System.nanoTime() - begun;
        subscription.unsubscribe();
        station.nats().management().deleteConsumer(stream, consumer.getName());
        return nanos;
    }
}
