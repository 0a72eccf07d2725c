package dev.shrike.rest.keys;

import dev.shrike.gdpr.cache.CachingDataKeys;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** Meters of the key caches, {@code shrike.key.cache.*}, tagged with the service. Thread-safe. */
@Singleton
final class KeyCacheMeters {

    private static final String PREFIX = "shrike.key.cache.";

    private final MeterRegistry registry;

    /** @param registry the application's; null in one without meters */
    KeyCacheMeters(@Nullable MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(String service, CachingDataKeys keys) {
        if (registry == null) {
            return;
        }
        count("hits", service, keys, it -> it.counts().hits());
        count("misses", service, keys, it -> it.counts().misses());
        count("evictions", service, keys, it -> it.counts().evictions());
        count("closings", service, keys, it -> it.counts().closings());
        Gauge.builder(PREFIX + "closed", keys, it -> it.isOpen() ? 0 : 1)
                .tag("service", service)
                .register(registry);
    }

    private void count(String what, String service, CachingDataKeys keys, ToDoubleFunction<CachingDataKeys> value) {
        FunctionCounter.builder(PREFIX + what, keys, value)
                .tag("service", service)
                .register(registry);
    }
}
