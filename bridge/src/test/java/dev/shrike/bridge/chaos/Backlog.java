package dev.shrike.bridge.chaos;

import dev.shrike.bridge.World;
import dev.shrike.schemas.catalogue.EventDefinition;
import io.nats.client.JetStream;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.NatsMessage;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Publishes many messages as fast as the server takes them, while nothing is killed. */
final class Backlog {
    private static final int IN_FLIGHT = 2_000;

    private Backlog() {}

    /** Returns once all are acknowledged. */
    static void publish(World world, NumberedTicks ticks, int count) throws Exception {
        publish(world, count, ticks::message);
    }

    /** Publishes what no lane can read, to the stream of an event. */
    static void publishJunk(World world, EventDefinition event, int count, int bytes) throws Exception {
        String subject = event.subjects().replace(">", "junk");
        publish(
                world,
                count,
                number -> NatsMessage.builder()
                        .subject(subject)
                        .data(new byte[bytes])
                        .build());
    }

    private static void publish(World world, int count, IntFunction<NatsMessage> messages) throws Exception {
        JetStream stream = world.nats().jetStream();
        var open = new ArrayDeque<CompletableFuture<PublishAck>>();
        for (int number = 0; number < count; number++) {
            if (open.size() == IN_FLIGHT) {
                await(open.remove());
            }
            open.add(stream.publishAsync(messages.apply(number)));
        }
        for (var ack : open) {
            await(ack);
        }
    }

    private static void await(CompletableFuture<PublishAck> ack) throws Exception {
        ack.get(30, TimeUnit.SECONDS);
    }
}
