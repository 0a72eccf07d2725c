package dev.shrike.bridge.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.bridge.fault.FencedException;
import dev.shrike.bridge.fault.UnavailableException;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class LaneProducerTest {
    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void nothingIsSeenBeforeTheCommit() {
        LaneProducer producer = LaneProducer.take("tick", kafka);
        producer.send(List.of(written("tick.v1"), written("tick.v1.latest")));
        assertThat(kafka.history()).isEmpty();
        producer.commitWith(written("bridge.checkpoints"));
        assertThat(kafka.history())
                .extracting(ProducerRecord::topic)
                .containsExactly("tick.v1", "tick.v1.latest", "bridge.checkpoints");
        assertThat(kafka.commitCount()).isOne();
    }

    @Test
    void aFencedProducerSaysSo() {
        LaneProducer producer = LaneProducer.take("tick", kafka);
        producer.send(List.of(written("tick.v1")));
        kafka.fenceProducer();
        assertThatThrownBy(() -> producer.commitWith(written("bridge.checkpoints")))
                .isInstanceOf(FencedException.class);
        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void aCommitOfUnknownOutcomeIsNotTakenForOne() {
        LaneProducer producer = LaneProducer.take("tick", kafka);
        kafka.commitTransactionException = new TimeoutException("no answer");
        assertThatThrownBy(() -> producer.commitWith(written("bridge.checkpoints")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("no answer");
    }

    @Test
    void aProducerThatCannotFenceIsClosed() {
        kafka.initTransactionException = new TimeoutException("no coordinator");
        assertThatThrownBy(() -> LaneProducer.take("tick", kafka)).isInstanceOf(UnavailableException.class);
        assertThat(kafka.closed()).isTrue();
    }

    private static ProducerRecord<byte[], byte[]> written(String topic) {
        return new ProducerRecord<>(topic, new byte[] {1}, new byte[] {2});
    }
}
