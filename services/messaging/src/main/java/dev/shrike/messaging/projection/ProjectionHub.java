package dev.shrike.messaging.projection;

import dev.shrike.messaging.MessagingMeters;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.schemas.catalogue.EventCatalogue;
import io.micronaut.context.BeanContext;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts every {@link Projection} with the application, and lets each finish its batch when the application stops. */
@Singleton
final class ProjectionHub {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionHub.class);
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final BeanContext beans;
    private final NatsConnection nats;
    private final EventCatalogue catalogue;
    private final EventDecoding decoding;
    private final ProjectionSettings settings;
    private final FaultInjection faults;
    private final MessagingMeters meters;
    private volatile List<BuildSlot> slots = List.of();

    ProjectionHub(
            BeanContext beans,
            NatsConnection nats,
            EventCatalogue catalogue,
            EventDecoding decoding,
            ProjectionSettings settings,
            FaultInjection faults,
            MessagingMeters meters) {
        this.beans = beans;
        this.nats = nats;
        this.catalogue = catalogue;
        this.decoding = decoding;
        this.settings = settings;
        this.faults = faults;
        this.meters = meters;
    }

    @EventListener
    void onStart(StartupEvent started) {
        Collection<Projection> projections = ProjectionNames.checked(beans.getBeansOfType(Projection.class));
        if (settings.enabled()) {
            List<BuildSlot> all = new ArrayList<>();
            for (Projection projection : projections) {
                all.add(slot(projection, BuildRole.LIVE));
                all.add(slot(projection, BuildRole.BUILDING));
            }
            slots = List.copyOf(all);
            slots.forEach(BuildSlot::start);
        }
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void onStop(ShutdownEvent stopping) {
        slots.forEach(BuildSlot::stop);
        long end = System.nanoTime() + GRACE.toNanos();
        try {
            for (BuildSlot slot : slots) {
                if (!slot.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                    LOG.warn("Projection {} is still at a batch; it will roll back", slot.projection());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<BuildSlot> slots() {
        return slots;
    }

    /** Lets the projection's slots look now. */
    void signal(String projection) {
        slots.stream().filter(slot -> slot.projection().equals(projection)).forEach(BuildSlot::signal);
    }

    @SuppressWarnings("unchecked") // a bean of a generic type is found by its arguments
    static TransactionOperations<Connection> transactions(BeanContext beans, String dataSource) {
        return beans.getBean(Argument.of(TransactionOperations.class, Connection.class), Qualifiers.byName(dataSource));
    }

    private BuildSlot slot(Projection projection, BuildRole role) {
        return new BuildSlot(
                projection,
                role,
                Source.of(projection.selections(), catalogue),
                transactions(beans, projection.dataSource()),
                nats,
                decoding,
                settings,
                faults,
                meters);
    }
}
