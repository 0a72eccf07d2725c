package dev.shrike.messaging.copy;

import io.micronaut.context.BeanContext;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Synchronises every copy once after the start, each in a thread of its own. */
@Singleton
final class CopyStarter {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final CopySettings settings;
    private final List<CachedCopy<?>> copies;
    private final BeanContext beans;
    private final List<Thread> threads = new ArrayList<>();
    private volatile List<Synchronisation<?>> started = List.of();

    CopyStarter(CopySettings settings, List<CachedCopy<?>> copies, BeanContext beans) {
        this.settings = settings;
        this.copies = copies;
        this.beans = beans;
    }

    @EventListener
    void onStart(StartupEvent event) {
        if (!settings.enabled()) {
            return;
        }
        List<Synchronisation<?>> all = new ArrayList<>();
        for (CachedCopy<?> copy : copies) {
            Synchronisation<?> synchronisation = of(copy);
            all.add(synchronisation);
            threads.add(Thread.ofVirtual().name("copy-" + copy.name()).unstarted(synchronisation));
        }
        started = List.copyOf(all);
        threads.forEach(Thread::start);
    }

    @EventListener
    @Order(0) // while the databases are still there
    void onStop(ShutdownEvent event) throws InterruptedException {
        started.forEach(Synchronisation::stop);
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join(GRACE);
        }
    }

    List<Synchronisation<?>> started() {
        return started;
    }

    @SuppressWarnings("unchecked") // a bean of a generic type is found by its arguments
    private <T> Synchronisation<T> of(CachedCopy<T> copy) {
        TransactionOperations<Connection> transactions = beans.getBean(
                Argument.of(TransactionOperations.class, Connection.class), Qualifiers.byName(copy.dataSource()));
        return new Synchronisation<>(copy, transactions, settings);
    }
}
