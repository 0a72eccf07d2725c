package dev.shrike.messaging.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.trace.TraceScope;
import dev.shrike.schemas.trace.Traceparent;
import dev.shrike.servers.Brokers;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TracingIT {
    private static final String BY_CALLER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final UUID person = UUID.randomUUID();

    @Test
    void whatFollowsFromAnEventIsRecordedBelowItOverOutboxStreamHandlerAndSaga() throws Exception {
        InMemorySpanExporter exported = InMemorySpanExporter.create();
        try (OpenTelemetrySdk telemetry = recordingTo(exported);
                Service service = start(telemetry)) {
            Span request = telemetry.getTracer("test").spanBuilder("request").startSpan();
            try (TraceScope _ = TraceScope.open(Context.root().with(request))) {
                service.publish(Ticks.by(person, Echo.CALL));
            } finally {
                request.end();
            }
            awaitAllThree(service);
            String trace = request.getSpanContext().getTraceId();
            Awaitility.await("the last handling has ended")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> handled(exported, trace).size() == 3);

            List<SpanData> spans = exported.getFinishedSpanItems().stream()
                    .filter(span -> span.getTraceId().equals(trace))
                    .toList();
            SpanData call = child(spans, request.getSpanContext().getSpanId(), "publish TICK", SpanKind.PRODUCER);
            SpanData heard = child(spans, call.getSpanId(), "handle echo-" + person, SpanKind.CONSUMER);
            SpanData answer = child(spans, heard.getSpanId(), "publish TICK", SpanKind.PRODUCER);
            SpanData answered = child(spans, answer.getSpanId(), "handle echo-" + person, SpanKind.CONSUMER);
            SpanData last = published(spans, "saga echo");
            assertThat(spans)
                    .as("the step that appended stands between the answer's handling and its own publication")
                    .anySatisfy(span -> {
                        assertThat(span.getSpanId()).isEqualTo(last.getParentSpanId());
                        assertThat(span.getParentSpanId()).isEqualTo(answered.getSpanId());
                    });
            assertThat(headerOf(service, Echo.CALL))
                    .as("the message goes on from its publication")
                    .isEqualTo(Traceparent.write(call.getSpanContext()));
            assertThat(envelopeOf(service, Echo.CALL)).isEqualTo(Traceparent.write(request.getSpanContext()));
            assertThat(service.bean(Echo.class).logged)
                    .containsOnlyKeys(0, 1, 2)
                    .containsValue(trace);
        }
    }

    @Test
    void withoutAnExporterTheTraceGoesOnAndNothingIsRecorded() throws Exception {
        try (Service service = start()) {
            try (TraceScope _ = TraceScope.open(Traceparent.read(BY_CALLER))) {
                service.publish(Ticks.by(person, Echo.CALL));
            }
            awaitAllThree(service);

            for (int number : List.of(Echo.CALL, Echo.ANSWER, Echo.LAST)) {
                assertThat(envelopeOf(service, number)).isEqualTo(BY_CALLER);
                assertThat(headerOf(service, number)).isEqualTo(BY_CALLER);
            }
            assertThat(service.bean(Echo.class).logged.values())
                    .containsOnly(Traceparent.read(BY_CALLER).getTraceId());
        }
    }

    @Test
    void anEventOfNoTraceBeginsOneThatNobodyRecords() throws Exception {
        try (Service service = start()) {
            service.publish(Ticks.by(person, Echo.CALL));
            awaitAllThree(service);

            SpanContext begun = Traceparent.read(envelopeOf(service, Echo.CALL));
            assertThat(begun.isValid()).isTrue();
            assertThat(begun.isSampled()).isFalse();
            assertThat(Traceparent.read(envelopeOf(service, Echo.ANSWER)).getTraceId())
                    .isEqualTo(begun.getTraceId());
            assertThat(Traceparent.read(headerOf(service, Echo.LAST)).getTraceId())
                    .isEqualTo(begun.getTraceId());
        }
    }

    @Test
    void whatAnEventSaysOfItsTraceStays() throws Exception {
        try (Service service = start()) {
            Tick tick = Ticks.by(person, Echo.LAST);
            tick.getMetadata().setTraceparent(BY_CALLER);
            try (TraceScope _ = TraceScope.open(Traceparent.begin())) {
                service.publish(tick);
            }
            service.awaitPublished();

            assertThat(envelopeOf(service, Echo.LAST)).isEqualTo(BY_CALLER);
            assertThat(headerOf(service, Echo.LAST)).isEqualTo(BY_CALLER);
        }
    }

    private Service start(Object... beans) {
        return Service.start(
                        Brokers.shared().nats(),
                        Brokers.shared(),
                        Service.newDatabase(),
                        Map.of("echo.person", person.toString()),
                        beans)
                .awaitStreams();
    }

    private static OpenTelemetrySdk recordingTo(InMemorySpanExporter exported) {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(exported))
                        .build())
                .build();
    }

    private void awaitAllThree(Service service) {
        Awaitility.await("call, answer and last are in the stream, and handled")
                .atMost(Duration.ofSeconds(30))
                .until(() -> service.ticksOf(person).size() == 3
                        && service.bean(Echo.class).logged.size() == 3);
    }

    /** Of all that lies in the stream, what belongs to the trace. */
    private List<SpanData> handled(InMemorySpanExporter exported, String trace) {
        return exported.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(trace))
                .filter(span -> span.getName().equals("handle echo-" + person))
                .toList();
    }

    private static SpanData child(List<SpanData> spans, String parent, String name, SpanKind kind) {
        return spans.stream()
                .filter(span ->
                        span.getParentSpanId().equals(parent) && span.getName().equals(name))
                .filter(span -> span.getKind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + name + " below " + parent + " in " + spans));
    }

    /** The publication below a span of that name. */
    private static SpanData published(List<SpanData> spans, String below) {
        List<String> parents = spans.stream()
                .filter(span -> span.getName().equals(below))
                .map(SpanData::getSpanId)
                .toList();
        return spans.stream()
                .filter(span -> parents.contains(span.getParentSpanId()))
                .filter(span -> span.getKind() == SpanKind.PRODUCER)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing was published below " + below + " in " + spans));
    }

    private StoredEvent stored(Service service, int number) {
        return service.ticksOf(person).stream()
                .filter(event -> Ticks.number((Tick) event.event()) == number)
                .findFirst()
                .orElseThrow();
    }

    private String envelopeOf(Service service, int number) {
        return stored(service, number).envelope().traceparent().orElseThrow();
    }

    private String headerOf(Service service, int number) throws Exception {
        StoredEvent event = stored(service, number);
        return service.bean(NatsConnection.class)
                .management()
                .getMessage(event.stream(), event.sequence())
                .getHeaders()
                .getFirst(EventHeaders.TRACEPARENT);
    }
}
