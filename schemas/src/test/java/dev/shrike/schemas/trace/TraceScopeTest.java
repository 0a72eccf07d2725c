package dev.shrike.schemas.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import org.junit.jupiter.api.Test;

class TraceScopeTest {

    @Test
    void a_thread_works_in_it_until_it_is_closed() {
        SpanContext outer = Traceparent.begin();
        SpanContext inner = Traceparent.begin();

        try (TraceScope _ = TraceScope.open(outer)) {
            try (TraceScope _ = TraceScope.open(inner)) {
                assertThat(Traceparent.current()).contains(Traceparent.write(inner));
            }
            assertThat(Traceparent.current()).contains(Traceparent.write(outer));
        }

        assertThat(Traceparent.current()).isEmpty();
    }
}
