package dev.shrike.messaging.saga;

import io.micronaut.context.BeanContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The sagas that this service defines. Looked up late: what defines one may itself start others. Thread-safe. */
@Singleton
final class SagaDefinitions {
    private final BeanContext beans;
    private final Map<String, List<Saga<?>>> known = new ConcurrentHashMap<>();

    SagaDefinitions(BeanContext beans) {
        this.beans = beans;
    }

    /** Those that are kept in a database. */
    List<Saga<?>> of(String dataSource) {
        return known.computeIfAbsent(dataSource, this::load);
    }

    Optional<Saga<?>> find(String dataSource, String name) {
        return of(dataSource).stream().filter(saga -> saga.name().equals(name)).findFirst();
    }

    private List<Saga<?>> load(String dataSource) {
        List<Saga<?>> all = beans.getBeansOfType(Saga.class).stream()
                .<Saga<?>>map(saga -> saga)
                .filter(saga -> saga.dataSource().equals(dataSource))
                .toList();
        if (all.stream().map(Saga::name).distinct().count() < all.size()) {
            throw new IllegalStateException("Two sagas of " + dataSource + " have one name: " + all);
        }
        return all;
    }
}
