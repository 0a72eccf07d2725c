package dev.shrike.messaging.subscribe;

import io.nats.client.Message;
import java.time.Duration;
import java.util.List;

/** Several aggregates at once, each in order: an aggregate always has the same lane. */
final class Lanes {
    private final List<Lane> all;

    Lanes(List<Lane> all) {
        this.all = List.copyOf(all);
    }

    void start() {
        all.forEach(Lane::start);
    }

    void stop() {
        all.forEach(Lane::stop);
    }

    boolean alive() {
        return all.stream().allMatch(Lane::alive);
    }

    /** Waits for the end of all. Returns false when it did not come in time. */
    boolean join(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        boolean ended = true;
        for (Lane lane : all) {
            ended &= lane.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
        return ended;
    }

    /** Blocks while too many messages of the same lane wait. */
    void put(Message message) throws InterruptedException {
        all.get(Math.floorMod(AggregateToken.in(message.getSubject()).hashCode(), all.size()))
                .put(message);
    }
}
