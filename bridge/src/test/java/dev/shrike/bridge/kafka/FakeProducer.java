package dev.shrike.bridge.kafka;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer that writes into a {@link FakeKafka}. */
final class FakeProducer extends MockProducer<byte[], byte[]> {
    private final FakeKafka kafka;
    private final Supplier<FakeKafka.Answer> answers;
    private int epoch;

    FakeProducer(FakeKafka kafka, Supplier<FakeKafka.Answer> answers) {
        super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        this.kafka = kafka;
        this.answers = answers;
    }

    @Override
    public void initTransactions() {
        super.initTransactions();
        epoch = kafka.begin();
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> sent) {
        kafka.append(epoch, sent);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void commitTransaction() {
        super.commitTransaction();
        kafka.commit(epoch, answers.get());
    }

    /** Nothing is told to Kafka: an open transaction stays open. */
    @Override
    public void close(Duration timeout) {
        // as a crash does
    }
}
