package dev.shrike.gateway.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Numbers about live subscriptions. Thread-safe. */
final class LiveMeters {
    private final Counter sent;
    private final Map<Ending, Counter> endings = new EnumMap<>(Ending.class);

    /**
     * @param clients how many there are
     * @param feeds how many streams are followed
     */
    LiveMeters(MeterRegistry registry, Supplier<Number> clients, Supplier<Number> feeds) {
        Gauge.builder("shrike.gateway.live.clients", clients).register(registry);
        Gauge.builder("shrike.gateway.live.feeds", feeds).register(registry);
        sent = registry.counter("shrike.gateway.live.sent");
        for (Ending ending : Ending.values()) {
            endings.put(ending, registry.counter("shrike.gateway.live.ended", "reason", ending.reason()));
        }
    }

    void sent(int signals) {
        sent.increment(signals);
    }

    void ended(Ending ending) {
        endings.get(ending).increment();
    }
}
