package dev.shrike.schemas.trace;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What this process records, as the standard variables ask for it ({@code OTEL_EXPORTER_OTLP_ENDPOINT},
 * {@code OTEL_TRACES_EXPORTER}, {@code OTEL_TRACES_SAMPLER}, {@code OTEL_SERVICE_NAME} and their kin, or system properties of the
 * same names in lower case with dots). OpenTelemetry's SDK is taken from the class path, at run time only. Thread-safe.
 */
public final class Telemetry {
    private static final String SERVICE_NAME = "otel.service.name";
    private static final String NONE = "none";

    private Telemetry() {}

    /** Whether an exporter is named. Without one nothing is recorded, and nobody pays for it. */
    public static boolean isAskedFor() {
        return isAskedFor(Telemetry::setting);
    }

    static boolean isAskedFor(Function<String, String> settings) {
        if (Boolean.parseBoolean(settings.apply("otel.sdk.disabled"))) {
            return false;
        }
        String exporter = settings.apply("otel.traces.exporter");
        return exporter == null
                ? Stream.of("otel.exporter.otlp.endpoint", "otel.exporter.otlp.traces.endpoint")
                        .anyMatch(endpoint -> settings.apply(endpoint) != null)
                : !exporter.equals(NONE);
    }

    /**
     * The OpenTelemetry of this process, made at the first call. It exports spans, and no metrics and logs unless it is told to; it
     * sends what it still has when the process ends. OTLP goes over HTTP ({@code http/protobuf}), as OpenTelemetry's specification has it;
     * gRPC needs another sender on the class path.
     *
     * @param service what spans say they come from, unless {@code OTEL_SERVICE_NAME} says otherwise
     */
    public static OpenTelemetry ofProcess(String service) {
        String attributes = setting("otel.resource.attributes");
        if (attributes == null || !attributes.contains("service.name=")) {
            settle(SERVICE_NAME, service);
        }
        settle("otel.metrics.exporter", NONE);
        settle("otel.logs.exporter", NONE);
        settle("otel.propagators", "tracecontext");
        settle("otel.exporter.otlp.protocol", "http/protobuf");
        settle("otel.java.global-autoconfigure.enabled", "true");
        return GlobalOpenTelemetry.get();
    }

    /** OpenTelemetry reads its settings from nowhere else. */
    private static void settle(String name, String value) {
        if (setting(name) == null) {
            System.setProperty(name, value);
        }
    }

    private static String setting(String name) {
        String property = System.getProperty(name);
        String value = property == null
                ? System.getenv(name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'))
                : property;
        return value == null || value.isBlank() ? null : value;
    }
}
