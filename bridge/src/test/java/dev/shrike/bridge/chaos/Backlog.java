package dev.shrike.bridge.chaos;

import dev.shrike.bridge.World;
import io.nats.client.JetStream;
import io.nats.client.api.PublishAck;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Publishes many numbered ticks as fast as the server takes them, while nothing is killed. */
final class Backlog {
    private static final int IN_FLIGHT = 2_000;

    private Backlog() {}

    /** Returns once all are acknowledged. */
    static void publish(World world, NumberedTicks ticks, int count) throws Exception {
        JetStream stream = world.nats().jetStream();
        var open = new ArrayDeque<CompletableFuture<PublishAck>>();
        for (int number = 0; number < count; number++) {
            if (open.size() == IN_FLIGHT) {
                await(open.remove());
            }
            open.add(stream.publishAsync(ticks.message(number)));
        }
        for (var ack : open) {
            await(ack);
        }
    }

    private static void await(CompletableFuture<PublishAck> ack) throws Exception {
        ack.get(30, TimeUnit.SECONDS);
    }
}
