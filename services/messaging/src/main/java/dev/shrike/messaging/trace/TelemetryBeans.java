package dev.shrike.messaging.trace;

import dev.shrike.schemas.trace.Telemetry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.inject.Singleton;

/** What records, where the environment names an exporter. An application that brings its own wins. */
@Factory
final class TelemetryBeans {

    @Singleton
    @Requires(missingBeans = OpenTelemetry.class, condition = Asked.class)
    OpenTelemetry telemetry(@Value("${micronaut.application.name:shrike}") String service) {
        return Telemetry.ofProcess(service);
    }

    /** Whether an exporter is named. */
    static final class Asked implements Condition {
        @Override
        @SuppressWarnings("rawtypes")
        public boolean matches(ConditionContext context) {
            return Telemetry.isAskedFor();
        }
    }
}
