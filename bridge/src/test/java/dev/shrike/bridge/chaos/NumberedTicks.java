package dev.shrike.bridge.chaos;

import dev.shrike.bridge.Birders;
import dev.shrike.bridge.World;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.tick.v1.Tick;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.util.UUID;

/**
 * The ticks of one run. The number of each stands in its id, and its key is the number modulo the keys: so a reader that holds neither
 * ids nor events can tell which are missing, double or out of order.
 *
 * @param run told apart from other runs by this
 * @param keys how many there are
 */
record NumberedTicks(long run, int keys) {
    private static final String IMAGE = "https://images.example/%d.jpg";

    Tick tick(int number) {
        int key = number % keys;
        Tick tick = Birders.tick(new UUID(run, key), IMAGE.formatted(key));
        tick.setId(new UUID(run, number).toString());
        return tick;
    }

    /** Ready to be published, as the services do it. */
    NatsMessage message(int number) {
        Tick tick = tick(number);
        var headers = new Headers();
        EventHeaders.onNats(tick).forEach(headers::put);
        return NatsMessage.builder()
                .subject(World.ticks().subjectOf(tick))
                .headers(headers)
                .data(World.NATS_FORMAT.encode(tick))
                .build();
    }

    /** The number of the event with this id. */
    int number(String id) {
        UUID read = UUID.fromString(id);
        if (read.getMostSignificantBits() != run) {
            throw new IllegalArgumentException("Not an event of this run: " + id);
        }
        return Math.toIntExact(read.getLeastSignificantBits());
    }

    int key(int number) {
        return number % keys;
    }
}
