package dev.shrike.bench.bridge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.nats.NatsConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * An Apache Camel route as its manual has it: from a JetStream push subscription to the one topic and then to the other, under the
 * subject as key. Without transactions, because a route has none; it acknowledges to JetStream before Kafka has the event. Its clock begins
 * when its first record is in Kafka, and ends when both topics have as many as were asked for.
 */
final class CamelRoute implements Contestant {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK_NANOS = 20_000_000;
    private static final int SECONDS = 20;

    private final Target target;

    CamelRoute(Target target) {
        this.target = target;
    }

    @Override
    public String name() {
        return "Camel route";
    }

    @Override
    public void mirror(long events, Stopwatch watch) throws Exception {
        try (var context = new DefaultCamelContext();
                Admin admin = Admin.create(Map.of("bootstrap.servers", target.kafka()))) {
            context.addRoutes(route());
            context.start();
            await(admin, 1);
            watch.begin();
            await(admin, events);
            watch.end();
        }
    }

    private RouteBuilder route() {
        String servers = target.nats().getHost() + ":" + target.nats().getPort();
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("nats:" + Ticks.VERSION.event() + ".>?servers=" + servers + "&jetstreamEnabled=true&jetstreamName="
                                + Ticks.VERSION.stream() + "&pullSubscription=false&replyToDisabled=true")
                        .setHeader(KafkaConstants.KEY, header(NatsConstants.NATS_SUBJECT))
                        .to(kafka(Topics.EVENTS.getFirst()))
                        .to(kafka(Topics.EVENTS.getLast()));
            }
        };
    }

    private String kafka(String topic) {
        return "kafka:" + topic + "?brokers=" + target.kafka()
                + "&valueSerializer=org.apache.kafka.common.serialization.ByteArraySerializer&compressionCodec=lz4";
    }

    private static void await(Admin admin, long events) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (String topic : Topics.EVENTS) {
            while (records(admin, topic) < events) {
                if (System.nanoTime() - deadline > 0) {
                    throw new TimeoutException("Camel has brought " + records(admin, topic) + " events into " + topic);
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    private static long records(Admin admin, String topic) throws Exception {
        var partitions = admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get(SECONDS, TimeUnit.SECONDS)
                .get(topic)
                .partitions();
        Map<TopicPartition, OffsetSpec> ends = partitions.stream()
                .collect(Collectors.toMap(
                        info -> new TopicPartition(topic, info.partition()), info -> OffsetSpec.latest()));
        return admin.listOffsets(ends).all().get(SECONDS, TimeUnit.SECONDS).values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }
}
