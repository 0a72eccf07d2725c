package dev.shrike.rest.eviction;

import dev.shrike.gdpr.cache.CachingDataKeys;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.rest.keys.ServiceKeys;
import io.micronaut.context.ApplicationContext;
import io.micronaut.health.HealthStatus;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import reactor.core.publisher.Mono;

/** A process that seals: with a cache that keeps keys for a minute, and with messaging. */
final class KeyProcess implements AutoCloseable {

    private final ApplicationContext context;

    KeyProcess(URI nats, SharedVault vault) {
        context = ApplicationContext.builder(Map.of(
                        "shrike.service.secret", "0123456789abcdef0123456789abcdef",
                        "shrike.auth.jwks-url", "http://127.0.0.1:1/keys",
                        "shrike.nats.url", nats.toString(),
                        "shrike.nats.timeout", "2s",
                        "shrike.nats.reconnect-wait", "100ms",
                        "shrike.keys.cache", "60s",
                        "shrike.keys.feed.beat", "200ms",
                        "shrike.keys.feed.patience", "500ms",
                        "shared.vault", true))
                .singletons(vault)
                .start();
    }

    KeyProcess awaitOpen() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> bean(ServiceKeys.class).isOpen());
        return this;
    }

    CachingDataKeys keys() {
        return bean(ServiceKeys.class).keys("nest-api");
    }

    boolean opens(UUID person) {
        return keys().find(person, "sighting", 1) instanceof KeyAnswer.Found;
    }

    HealthStatus health() {
        return Mono.from(bean(KeyCacheHealth.class).getResult())
                .block(Duration.ofSeconds(5))
                .getStatus();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
