package dev.shrike.messaging.saga;

import dev.shrike.messaging.watch.Measurement;
import dev.shrike.messaging.watch.Watch;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.BeanContext;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/**
 * A gauge of the sagas of each database that are stuck. Every instance of a service tells of the same table: take the maximum, not
 * the sum.
 */
@Singleton
final class SagaMeters {
    private final SagaStarter starter;
    private final BeanContext beans;
    private final Watch watch;

    SagaMeters(SagaStarter starter, BeanContext beans, Watch watch) {
        this.starter = starter;
        this.beans = beans;
        this.watch = watch;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE) // after the schedulers
    void onStart(StartupEvent started) {
        starter.started().forEach(scheduler -> watch(scheduler.name()));
    }

    private void watch(String dataSource) {
        Sagas sagas = beans.getBean(Sagas.class, Qualifiers.byName(dataSource));
        Measurement<Long> stuck = watch.every(Watch.PAUSE, "sagas of " + dataSource, sagas::countStuck);
        watch.gauge(
                "shrike.sagas.stuck",
                "Sagas that go on only when somebody resumes them",
                Tags.of("datasource", dataSource),
                stuck,
                Long::doubleValue);
    }
}
