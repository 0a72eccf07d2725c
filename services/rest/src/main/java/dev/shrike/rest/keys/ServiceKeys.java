package dev.shrike.rest.keys;

import dev.shrike.gdpr.cache.CachingDataKeys;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.schemas.catalogue.EventCatalogue;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The keys of each service of this process, in a cache of its own: services that share a JVM share no keys. All caches are open
 * or closed together, and closed at first: nothing is kept until somebody hears of evictions. Thread-safe.
 */
@Singleton
public final class ServiceKeys {

    private final KeySource vault;
    private final Duration keep;
    private final KeyCacheMeters meters;
    private final ConcurrentMap<String, OneService> services = new ConcurrentHashMap<>();
    private boolean open;

    /** @param keep how long a key may be used before the vault is asked again; at most 60 s */
    public ServiceKeys(KeySource vault, @Value("${shrike.keys.cache:8s}") Duration keep, KeyCacheMeters meters) {
        this.vault = vault;
        this.keep = keep;
        this.meters = meters;
        CachingDataKeys.requireValid(keep);
    }

    /** The keys of the service of this name. */
    public CachingDataKeys keys(String service) {
        return of(service).keys;
    }

    /** Seals and opens with the keys of the service of this name. */
    public EventSealer sealer(String service) {
        return of(service).sealer;
    }

    /** Forgets the person's keys in every service of this process, at once. */
    public void evict(UUID person) {
        all().forEach(service -> service.keys.evict(person));
    }

    /** Keeps keys from now on, and none from before. */
    public synchronized void open() {
        open = true;
        all().forEach(service -> service.keys.open());
    }

    /** Forgets all keys and keeps none until it is opened. */
    public synchronized void close() {
        open = false;
        all().forEach(service -> service.keys.close());
    }

    /** Whether keys are kept now. */
    public synchronized boolean isOpen() {
        return open;
    }

    private Collection<OneService> all() {
        return services.values();
    }

    private OneService of(String service) {
        OneService known = services.get(service);
        return known == null ? add(service) : known;
    }

    private synchronized OneService add(String service) {
        return services.computeIfAbsent(service, name -> {
            CachingDataKeys keys = new CachingDataKeys(vault.of(name), keep);
            if (!open) {
                keys.close();
            }
            meters.watch(name, keys);
            return new OneService(keys, new EventSealer(keys, EventCatalogue.standard()));
        });
    }

    private record OneService(CachingDataKeys keys, EventSealer sealer) {}
}
