package dev.shrike.schemas.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTest {
    private static final String LINE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void a_line_is_read_and_written_as_it_was() {
        SpanContext read = Traceparent.read(LINE);

        assertThat(read.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(read.getSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(read.isSampled()).isTrue();
        assertThat(read.isRemote()).isTrue();
        assertThat(Traceparent.write(read)).isEqualTo(LINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319X-b7ad6b7169203331-01"
            })
    void what_is_no_such_line_names_no_context(String line) {
        assertThat(Traceparent.read(line).isValid()).isFalse();
    }

    @Test
    void nothing_names_no_context() {
        assertThat(Traceparent.read(null).isValid()).isFalse();
        assertThat(Traceparent.isSampled(null)).isFalse();
    }

    @Test
    void a_new_trace_is_of_its_own_and_not_sampled() {
        SpanContext one = Traceparent.begin();
        SpanContext other = Traceparent.begin();

        assertThat(one.isValid()).isTrue();
        assertThat(one.getTraceId()).isNotEqualTo(other.getTraceId());
        assertThat(Traceparent.isSampled(Traceparent.write(one))).isFalse();
        assertThat(Traceparent.read(Traceparent.write(one)).getTraceId()).isEqualTo(one.getTraceId());
    }

    @Test
    void sampled_is_told_by_the_last_bit() {
        assertThat(Traceparent.isSampled(LINE)).isTrue();
        assertThat(Traceparent.isSampled(LINE.replaceAll("01$", "03"))).isTrue();
        assertThat(Traceparent.isSampled(LINE.replaceAll("01$", "02"))).isFalse();
    }
}
