package dev.shrike.messaging.redrive;

import dev.shrike.messaging.subscribe.AllHandlers;
import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.watch.Measurement;
import dev.shrike.messaging.watch.Watch;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.BeanContext;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A gauge of the dead letters of each handler that nobody has dealt with. Every instance of a service tells of the same table: take
 * the maximum, not the sum.
 */
@Singleton
final class LetterMeters {
    private final AllHandlers handlers;
    private final BeanContext beans;
    private final Watch watch;

    LetterMeters(AllHandlers handlers, BeanContext beans, Watch watch) {
        this.handlers = handlers;
        this.beans = beans;
        this.watch = watch;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void onStart(StartupEvent started) {
        handlers.list().stream()
                .collect(Collectors.groupingBy(EventHandler::dataSource))
                .forEach(this::watch);
    }

    private void watch(String dataSource, List<EventHandler> readers) {
        TransactionOperations<Connection> transactions = beans.getBean(
                Argument.of(TransactionOperations.class, Connection.class), Qualifiers.byName(dataSource));
        Measurement<Map<String, Long>> letters = watch.every(
                Watch.PAUSE,
                "dead letters of " + dataSource,
                () -> transactions.executeRead(tx -> LetterTable.waiting(tx.getConnection())));
        for (EventHandler handler : readers) {
            watch.gauge(
                    "shrike.handler.dead.letters",
                    "Events that the handler gave up and that wait for somebody",
                    Tags.of("handler", handler.name(), "datasource", dataSource),
                    letters,
                    counts -> counts.getOrDefault(handler.name(), 0L));
        }
    }
}
