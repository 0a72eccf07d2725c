package dev.shrike.bench.bridge;

import io.nats.client.Connection;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The least that a mirror can do: one thread takes messages from two open pulls of 4,096 each and sends payload and headers as they are,
 * under the subject as key, to both topics; after 2,000 it commits, together with a record of the position. The same producer settings and
 * transactions as the bridge; no validation, no key from the event, no change of prefix or headers, no memory of ids, no check of
 * the delivery, no recovery.
 */
final class BareLoop implements Contestant {
    private static final int PULL = 4_096;
    private static final int COMMIT = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

    private final Target target;

    BareLoop(Target target) {
        this.target = target;
    }

    @Override
    public String name() {
        return "bare loop";
    }

    @Override
    public void mirror(long events, Stopwatch watch) throws Exception {
        try (Connection nats = Nats.connect(target.nats().toString());
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            JetStreamSubscription stream = subscribe(nats);
            watch.begin();
            loop(stream, producer, events);
            watch.end();
        }
    }

    private static void loop(JetStreamSubscription stream, KafkaProducer<byte[], byte[]> producer, long events)
            throws InterruptedException {
        stream.pull(PULL);
        stream.pull(PULL);
        int open = 0;
        for (long taken = 1; taken <= events; taken++) {
            Message message = stream.nextMessage(PATIENCE);
            if (message == null) {
                throw new IllegalStateException("The stream ended after " + (taken - 1) + " events");
            }
            if (open == 0) {
                producer.beginTransaction();
            }
            byte[] key = message.getSubject().getBytes(StandardCharsets.UTF_8);
            List<Header> headers = headers(message);
            producer.send(new ProducerRecord<>(Ticks.VERSION.topic(), null, key, message.getData(), headers));
            producer.send(new ProducerRecord<>(Ticks.VERSION.latestTopic(), null, key, message.getData(), headers));
            if (taken % PULL == 0) {
                stream.pull(PULL);
            }
            open++;
            if (open == COMMIT || taken == events) {
                byte[] position = Long.toString(taken).getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(Topics.CHECKPOINTS, new byte[] {'t'}, position));
                producer.commitTransaction();
                open = 0;
            }
        }
    }

    private static List<Header> headers(Message message) {
        var headers = new ArrayList<Header>();
        message.getHeaders()
                .forEach((name, values) ->
                        headers.add(new RecordHeader(name, values.getFirst().getBytes(StandardCharsets.UTF_8))));
        return headers;
    }

    private static JetStreamSubscription subscribe(Connection nats) throws Exception {
        var consumer = ConsumerConfiguration.builder()
                .deliverPolicy(DeliverPolicy.All)
                .ackPolicy(AckPolicy.None)
                .inactiveThreshold(FORGOTTEN_AFTER)
                .memStorage(true)
                .build();
        var options = PullSubscribeOptions.builder().stream(Ticks.VERSION.stream())
                .configuration(consumer)
                .build();
        JetStreamSubscription stream = nats.jetStream().subscribe(null, options);
        stream.setPendingLimits(0, 0);
        return stream;
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", target.kafka());
        settings.put("transactional.id", "bare-loop");
        settings.put("acks", "all");
        settings.put("linger.ms", 25);
        settings.put("batch.size", 256 * 1024);
        settings.put("buffer.memory", 24L * 1024 * 1024);
        settings.put("compression.type", "lz4");
        return settings;
    }
}
