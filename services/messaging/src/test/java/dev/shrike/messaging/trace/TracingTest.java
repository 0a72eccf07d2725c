package dev.shrike.messaging.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Ticks;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.trace.TraceScope;
import dev.shrike.schemas.trace.Traceparent;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TracingTest {
    private static final String SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void whatIsStampedKeepsItsIdAndIsStampedOnce() {
        Tracing off = new Tracing(null);
        Tick tick = Ticks.by(UUID.randomUUID());
        String id = tick.getId();

        String first = off.stamp(tick);
        String second = off.stamp(tick);

        assertThat(tick.getId()).isEqualTo(id);
        assertThat(second).isEqualTo(first).isEqualTo(tick.getMetadata().getTraceparent());
    }

    @Test
    void workIsLoggedWithItsTraceUntilItEnds() {
        try (TracedWork _ = new Tracing(null).begin("work", SpanKind.INTERNAL, SAMPLED)) {
            assertThat(MDC.get(TraceScope.TRACE_ID)).isEqualTo("0af7651916cd43dd8448eb211c80319c");
            assertThat(MDC.get(TraceScope.SPAN_ID)).isEqualTo("b7ad6b7169203331");
        }

        assertThat(MDC.get(TraceScope.TRACE_ID)).isNull();
    }

    @Test
    void aCauseThatIsNoTraceContextBeginsATrace() {
        try (TracedWork _ = new Tracing(null).begin("work", SpanKind.INTERNAL, "garbage")) {
            assertThat(Traceparent.current()).isPresent();
        }
    }

    @Test
    void nothingIsSentWithASpanWhenNothingIsRecorded() {
        assertThat(new Tracing(null).sending("TICK", SAMPLED)).isEmpty();
        assertThat(new Tracing(OpenTelemetry.noop()).sending("TICK", null)).isEmpty();
    }

    @Test
    void ofAFaultOnlyTheClassIsRecorded() {
        InMemorySpanExporter exported = InMemorySpanExporter.create();
        try (OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(exported))
                        .build())
                .build()) {
            try (TracedWork work = new Tracing(telemetry).begin("work", SpanKind.CONSUMER, SAMPLED)) {
                work.failed(new IllegalStateException("of ana@birds.example"));
            }

            assertThat(exported.getFinishedSpanItems()).singleElement().satisfies(span -> {
                assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
                assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type")))
                        .isEqualTo("java.lang.IllegalStateException");
                assertThat(span.toString()).doesNotContain("ana@birds.example");
            });
        }
    }
}
