package dev.shrike.bench.bridge;

import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.Nats;
import io.nats.client.api.PublishAck;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * How long after the moment at which an event was to be published a reader of committed records has it, at a fixed rate. The moments are
 * planned beforehand, so that a publisher that falls behind makes latencies longer and does not leave them out.
 */
final class RateLatency {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int IN_FLIGHT = 4_000;
    private static final int DIGITS = 3;
    /** The publisher wakes up so often, and then publishes what is due. */
    private static final long TICK_NANOS = 1_000_000;

    private final Target target;
    private final Ticks ticks;
    private final int rate;
    private final Histogram micros = new Histogram(TimeUnit.MICROSECONDS.convert(LONGEST), DIGITS);
    private long begun;

    RateLatency(Target target, Ticks ticks, int rate) {
        this.target = target;
        this.ticks = ticks;
        this.rate = rate;
    }

    /**
     * Publishes while a bridge is running and reads both topics.
     *
     * @param events to publish
     * @param unmeasured the first so many of them do not count
     * @return of the records of both topics
     */
    Histogram measure(long events, long unmeasured) throws Exception {
        try (Connection nats = Nats.connect(target.nats().toString());
                KafkaConsumer<byte[], byte[]> reader = CommittedReader.of(target, Topics.EVENTS)) {
            begun = System.nanoTime();
            CompletableFuture<Void> publishing = publish(nats.jetStream(), events);
            long missing = events * Topics.EVENTS.size();
            long heard = System.nanoTime();
            while (missing > 0) {
                var records = reader.poll(POLL);
                long now = System.nanoTime();
                for (ConsumerRecord<byte[], byte[]> found : records) {
                    record(Ticks.numberOf(found.value()), unmeasured, now);
                }
                missing -= records.count();
                heard = records.isEmpty() ? heard : now;
                if (now - heard > PATIENCE.toNanos()) {
                    throw new TimeoutException(missing + " records do not arrive");
                }
            }
            publishing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        return micros;
    }

    private void record(long number, long unmeasured, long now) {
        if (number >= unmeasured) {
            micros.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(now - due(number))));
        }
    }

    private long due(long number) {
        return begun + number * TimeUnit.SECONDS.toNanos(1) / rate;
    }

    private CompletableFuture<Void> publish(JetStream stream, long events) {
        var done = new CompletableFuture<Void>();
        Thread.ofPlatform().name("bench-publish").daemon().start(() -> {
            try {
                publishAll(stream, events);
                done.complete(null);
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private void publishAll(JetStream stream, long events) throws Exception {
        var acks = new ArrayDeque<CompletableFuture<PublishAck>>(IN_FLIGHT);
        for (long number = 0; number < events; number++) {
            for (long early = due(number) - System.nanoTime(); early > 0; early = due(number) - System.nanoTime()) {
                LockSupport.parkNanos(Math.max(early, TICK_NANOS));
            }
            acks.add(stream.publishAsync(ticks.message(number)));
            while (acks.size() > IN_FLIGHT || !acks.isEmpty() && acks.peek().isDone()) {
                acks.remove().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
        for (CompletableFuture<PublishAck> ack : acks) {
            ack.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
