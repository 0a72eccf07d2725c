package dev.shrike.bridge.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.bridge.nats.Delivery;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.trace.Traceparent;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MirroringTest {
    private static final String SAMPLED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String NOT_SAMPLED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exported))
                    .build())
            .build();
    private final Mirroring recorded =
            Mirroring.of("tick", MirroringTest::mirrored, Optional.of(telemetry.getTracer("test")));

    @AfterEach
    void close() {
        telemetry.close();
    }

    @Test
    void aSampledEventIsRecordedUntilItsCommitAndBothRecordsGoOnFromThere() {
        var outcome = (Outcome.Mirrored) recorded.translate(delivery(7, SAMPLED));
        assertThat(exported.getFinishedSpanItems()).isEmpty();

        recorded.committed(6);
        assertThat(exported.getFinishedSpanItems()).as("another transaction").isEmpty();
        recorded.committed(7);

        SpanData span = exported.getFinishedSpanItems().getFirst();
        assertThat(span.getName()).isEqualTo("mirror tick");
        assertThat(span.getParentSpanContext()).isEqualTo(Traceparent.read(SAMPLED));
        String onward = Traceparent.write(span.getSpanContext());
        assertThat(traces(outcome.history())).containsExactly(onward);
        assertThat(traces(outcome.latest())).containsExactly(onward);
    }

    @Test
    void anyOtherEventIsCarriedAsItIs() {
        var outcome = (Outcome.Mirrored) recorded.translate(delivery(7, NOT_SAMPLED));
        recorded.translate(delivery(8, null));
        recorded.committed(8);

        assertThat(traces(outcome.history())).containsExactly(NOT_SAMPLED);
        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void withoutATracerASampledEventIsCarriedAsItIs() {
        Mirroring silent = Mirroring.of("tick", MirroringTest::mirrored, Optional.empty());

        var outcome = (Outcome.Mirrored) silent.translate(delivery(7, SAMPLED));

        assertThat(traces(outcome.latest())).containsExactly(SAMPLED);
    }

    private static Outcome mirrored(Delivery delivery) {
        return new Outcome.Mirrored(record("tick.v1", delivery), record("tick.v1.latest", delivery));
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, Delivery delivery) {
        var headers = new RecordHeaders();
        Headers onNats = delivery.message().getHeaders();
        if (onNats != null) {
            headers.add(
                    EventHeaders.TRACEPARENT,
                    onNats.getFirst(EventHeaders.TRACEPARENT).getBytes(StandardCharsets.UTF_8));
        }
        return new ProducerRecord<>(topic, null, null, new byte[0], new byte[0], headers);
    }

    private static List<String> traces(ProducerRecord<byte[], byte[]> written) {
        var all = new ArrayList<String>();
        written.headers()
                .headers(EventHeaders.TRACEPARENT)
                .forEach(header -> all.add(new String(header.value(), StandardCharsets.UTF_8)));
        return all;
    }

    private static Delivery delivery(long sequence, String trace) {
        var message = NatsMessage.builder().subject("tick.v1.someone.new").data(new byte[0]);
        if (trace != null) {
            message.headers(new Headers().put(EventHeaders.TRACEPARENT, trace));
        }
        return new Delivery(message.build(), sequence, sequence, 0, 0);
    }
}
