package dev.shrike.rest.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.rest.Http;
import dev.shrike.rest.Http.Answer;
import dev.shrike.schemas.trace.TraceScope;
import dev.shrike.schemas.trace.Traceparent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.io.socket.SocketUtils;
import io.micronaut.runtime.server.EmbeddedServer;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RequestTracesTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String BY_CALLER = "00-" + TRACE + "-b7ad6b7169203331-01";

    private static final InMemorySpanExporter EXPORTED = InMemorySpanExporter.create();
    private static EmbeddedServer silent;
    private static EmbeddedServer recording;

    @BeforeAll
    static void start() {
        silent = server();
        recording = server(OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(EXPORTED))
                        .build())
                .build());
    }

    private static EmbeddedServer server(Object... beans) {
        int port = SocketUtils.findAvailableTcpPort();
        Map<String, Object> settings = Map.of(
                "shrike.service.secret",
                "0123456789abcdef0123456789abcdef",
                "micronaut.server.port",
                port,
                "echoes",
                "http://127.0.0.1:" + port,
                "shrike.auth.jwks-url",
                "http://127.0.0.1:1/keys");
        return ApplicationContext.builder(settings, "test")
                .singletons(beans)
                .start()
                .getBean(EmbeddedServer.class)
                .start();
    }

    @AfterAll
    static void stop() {
        silent.close();
        recording.close();
    }

    @Test
    void theCallersTraceIsGoneOnWithOnEveryThreadAndToldInTheAnswer() {
        Answer answer = get(silent, "/echoes/here", BY_CALLER);

        assertThat(answer.json().get("virtual").asText()).isEqualTo("true");
        assertThat(answer.json().get("current").asText()).isEqualTo(BY_CALLER);
        assertThat(answer.json().get("logged").asText()).isEqualTo(TRACE);
        assertThat(answer.header(ServerTraces.TRACERESPONSE)).isEqualTo(BY_CALLER);
        assertThat(get(silent, "/echoes/reactive", BY_CALLER).response().body()).isEqualTo(BY_CALLER);
    }

    @Test
    void whoBringsNoTraceOrNonsenseIsGivenOne() {
        SpanContext begun = told(get(silent, "/echoes/here", "nonsense"));

        assertThat(begun.isValid()).isTrue();
        assertThat(begun.isSampled()).isFalse();
        assertThat(told(Http.anonymous(silent.getURI()).get("/echoes/here")).isValid())
                .isTrue();
    }

    @Test
    void anotherServiceIsAskedInTheSameTrace() {
        assertThat(get(silent, "/echoes/asked", BY_CALLER).response().body()).isEqualTo(BY_CALLER);

        String carried = get(recording, "/echoes/asked", BY_CALLER).response().body();
        assertThat(Traceparent.read(carried).getTraceId()).isEqualTo(TRACE);
        SpanData client = recorded(SpanKind.CLIENT);
        assertThat(Traceparent.write(client.getSpanContext())).isEqualTo(carried);
    }

    @Test
    void whoWorksForNoRequestAsksInItsTraceToo() throws Exception {
        Echoes.Another another = silent.getApplicationContext().getBean(Echoes.Another.class);

        try (TraceScope _ = TraceScope.open(Traceparent.read(BY_CALLER))) {
            assertThat(another.header()).isEqualTo(BY_CALLER);
        }
        assertThat(another.header()).as("outside of any trace").isEqualTo("null");
    }

    @Test
    void aProblemNamesItsTrace() {
        for (String path : new String[] {"/echoes/broken/ana", "/nests/caller", "/no/such/path"}) {
            Answer answer = get(silent, path, BY_CALLER);

            assertThat(answer.type()).as(path).isEqualTo("application/problem+json");
            assertThat(answer.json().get("trace_id").asText()).as(path).isEqualTo(TRACE);
            assertThat(answer.header(ServerTraces.TRACERESPONSE)).as(path).isEqualTo(BY_CALLER);
        }
    }

    @Test
    void whatIsRecordedIsTheRouteAndNotWhatStandsInIt() {
        Answer answer = get(recording, "/echoes/broken/ana?address=oak", BY_CALLER);

        assertThat(answer.status()).isEqualTo(500);
        SpanData span = EXPORTED.getFinishedSpanItems().stream()
                .filter(one ->
                        one.getSpanContext().getSpanId().equals(told(answer).getSpanId()))
                .findFirst()
                .orElseThrow();
        assertThat(span.getName()).isEqualTo("GET /echoes/broken/{name}");
        assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(span.toString()).doesNotContain("ana", "oak", "127.0.0.1", "Java-http-client");
    }

    @Test
    void whoLooksWhetherWeLiveIsNotRecorded() {
        SpanContext health = told(get(recording, "/health", BY_CALLER));

        assertThat(health.getTraceId()).isEqualTo(TRACE);
        assertThat(EXPORTED.getFinishedSpanItems())
                .noneMatch(span -> span.getName().contains("/health"));
    }

    private static SpanData recorded(SpanKind kind) {
        return EXPORTED.getFinishedSpanItems().stream()
                .filter(span -> span.getKind() == kind && span.getTraceId().equals(TRACE))
                .findFirst()
                .orElseThrow();
    }

    private static Answer get(EmbeddedServer server, String path, String traceparent) {
        return Http.anonymous(server.getURI()).send("GET", path, null, "traceparent", traceparent);
    }

    private static SpanContext told(Answer answer) {
        return Traceparent.read(answer.header(ServerTraces.TRACERESPONSE));
    }
}
