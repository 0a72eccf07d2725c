package dev.shrike.bridge.forward;

import dev.shrike.bridge.checkpoint.CheckpointLog;
import dev.shrike.bridge.kafka.FakeKafka;
import dev.shrike.bridge.kafka.LaneProducer;
import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.nats.Cursor;
import dev.shrike.bridge.nats.Delivery;
import dev.shrike.bridge.nats.StreamView;
import dev.shrike.bridge.nats.Streams;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** A stream and a Kafka in memory, and a lane between them: whatever a message is, its subject is its key. */
final class FakeWorld {
    static final Lane.Forward LANE = new Lane.Events(EventCatalogue.standard().event("tick"));
    static final String HISTORY = "history";
    static final String LATEST = "latest";
    private static final int ANY_SIZE = 1_000_000;

    private final FakeStream stream = new FakeStream();
    private final FakeKafka kafka = new FakeKafka();
    private final int remembered;

    /**
     * @param remembered how many events the lane knows again
     */
    FakeWorld(int remembered) {
        this.remembered = remembered;
    }

    FakeStream stream() {
        return stream;
    }

    FakeKafka kafka() {
        return kafka;
    }

    /** Ends for one attempt, which reads and commits as it is told. */
    Ends ends(LongFunction<Cursor> cursors, Supplier<FakeKafka.Answer> answers) {
        return new Ends() {
            @Override
            public LaneProducer fence() {
                return kafka.producer(LANE.name(), answers);
            }

            @Override
            public CheckpointLog checkpoints() {
                return new CheckpointLog(kafka, kafka, "fake", LANE.name(), FakeKafka.partitions());
            }

            @Override
            public Translation translation() {
                return new Mirror(new RecentEventsReader(kafka, kafka, remembered).read(Map.of(HISTORY, history())));
            }

            @Override
            public int maxDeadLetterBytes() {
                return ANY_SIZE;
            }

            @Override
            public StreamView streams() {
                return stream;
            }

            @Override
            public Cursor open(long from) {
                return cursors.apply(from);
            }
        };
    }

    /** The ids of committed records, in order of partitions and offsets. */
    static String id(ConsumerRecord<byte[], byte[]> found) {
        return new String(found.value(), StandardCharsets.UTF_8);
    }

    private static TopicDescription history() {
        List<TopicPartitionInfo> partitions = IntStream.range(0, FakeKafka.partitions())
                .mapToObj(number -> new TopicPartitionInfo(number, null, List.of(), List.of()))
                .toList();
        return new TopicDescription(HISTORY, false, partitions);
    }

    /** Carries each message into both topics, once. */
    private record Mirror(RecentEvents recent) implements Translation {
        @Override
        public Outcome translate(Delivery delivery) {
            byte[] value = delivery.message().getData();
            String id = Streams.messageId(delivery.message().getHeaders());
            if (recent.remember(id, value) != RecentEvents.Memory.NEW) {
                return Outcome.LeftOut.INSTANCE;
            }
            byte[] key = delivery.message().getSubject().getBytes(StandardCharsets.UTF_8);
            List<Header> headers =
                    List.of(new RecordHeader(RecentEvents.ID_HEADER, id.getBytes(StandardCharsets.UTF_8)));
            return new Outcome.Mirrored(
                    new ProducerRecord<>(HISTORY, null, null, key, value, headers),
                    new ProducerRecord<>(LATEST, null, null, key, value, headers));
        }
    }
}
