package dev.shrike.schemas.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TelemetryTest {

    @Test
    void without_an_exporter_nothing_is_asked_for() {
        assertThat(asked(Map.of())).isFalse();
        assertThat(asked(Map.of("otel.traces.sampler", "always_on"))).isFalse();
    }

    @Test
    void an_endpoint_or_an_exporter_asks() {
        assertThat(asked(Map.of("otel.exporter.otlp.endpoint", "http://collector:4318")))
                .isTrue();
        assertThat(asked(Map.of("otel.exporter.otlp.traces.endpoint", "http://collector:4318/v1/traces")))
                .isTrue();
        assertThat(asked(Map.of("otel.traces.exporter", "otlp"))).isTrue();
    }

    @Test
    void who_wants_none_gets_none() {
        String endpoint = "otel.exporter.otlp.endpoint";
        assertThat(asked(Map.of(endpoint, "http://collector:4318", "otel.traces.exporter", "none")))
                .isFalse();
        assertThat(asked(Map.of(endpoint, "http://collector:4318", "otel.sdk.disabled", "true")))
                .isFalse();
    }

    private static boolean asked(Map<String, String> settings) {
        return Telemetry.isAskedFor(settings::get);
    }
}
