package dev.shrike.rest.settings;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.annotation.NonNull;
import java.util.Map;

/** What holds for every service unless its own settings say otherwise. */
@ContextConfigurer
public final class RestDefaults implements ApplicationContextConfigurer {

    /** Before every other source, so that each of them wins. */
    private static final int LOWEST = -1000;

    static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("micronaut.server.max-request-size", "1MB"),
            Map.entry("micronaut.server.netty.max-header-size", "16KB"),
            Map.entry("micronaut.server.thread-selection", "MANUAL"),
            Map.entry("micronaut.http.client.read-timeout", "5s"),
            Map.entry("micronaut.http.client.connect-timeout", "2s"),
            Map.entry("jackson.property-naming-strategy", "SNAKE_CASE"),
            Map.entry("jackson.serialization-inclusion", "NON_NULL"),
            Map.entry("jackson.mapper.allow-coercion-of-scalars", false),
            Map.entry("jackson.deserialization.accept-float-as-int", false),
            Map.entry("jackson.deserialization.fail-on-null-for-primitives", true),
            Map.entry("jackson.serialization.write-dates-as-timestamps", false),
            Map.entry("jackson.parser.strict-duplicate-detection", true),
            Map.entry("micronaut.security.enabled", true),
            Map.entry("micronaut.security.reject-not-found", false),
            // of what the framework has to tell: what monitoring reads, and nothing else
            Map.entry("endpoints.all.enabled", false),
            Map.entry("endpoints.health.enabled", true),
            Map.entry("endpoints.prometheus.enabled", true),
            Map.entry("endpoints.health.details-visible", "ANONYMOUS"),
            Map.entry("endpoints.prometheus.sensitive", false)); // numbers about nobody; scraped without a token

    @Override
    public void configure(@NonNull ApplicationContextBuilder builder) {
        builder.propertySources(PropertySource.of("shrike-rest-defaults", VALUES, LOWEST));
    }
}
