package dev.shrike.messaging.subscribe;

import dev.shrike.messaging.MessagingMeters;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.trace.Tracing;
import dev.shrike.schemas.catalogue.EventCatalogue;
import io.micronaut.context.BeanContext;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts every {@link EventHandler} with the application, and lets each finish its event when the application stops. */
@Singleton
final class EventHub {
    private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final int EXTENSIONS_PER_WAIT = 3;

    private final BeanContext beans;
    private final AllHandlers handlers;
    private final NatsConnection nats;
    private final EventCatalogue catalogue;
    private final EventDecoder decoder;
    private final SubscribeSettings settings;
    private final MessagingMeters meters;
    private final Tracing tracing;
    private final FaultInjection faults;
    private final StopSignal extendingStop = new StopSignal();
    private final Thread extending = Thread.ofVirtual().name("handlers-extend").unstarted(this::extend);
    private volatile List<SelectionConsumer> consumers = List.of();

    EventHub(
            BeanContext beans,
            AllHandlers handlers,
            NatsConnection nats,
            EventCatalogue catalogue,
            EventDecoder decoder,
            SubscribeSettings settings,
            MessagingMeters meters,
            Tracing tracing,
            FaultInjection faults) {
        this.beans = beans;
        this.handlers = handlers;
        this.nats = nats;
        this.catalogue = catalogue;
        this.decoder = decoder;
        this.settings = settings;
        this.meters = meters;
        this.tracing = tracing;
        this.faults = faults;
    }

    @EventListener
    void onStart(StartupEvent started) {
        if (settings.enabled()) {
            consumers = consumers(handlers.list());
            consumers.forEach(SelectionConsumer::start);
            extending.start();
        }
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE) // before the relays: the last events may append to the outbox
    void onStop(ShutdownEvent stopping) {
        consumers.forEach(SelectionConsumer::stop);
        long end = System.nanoTime() + GRACE.toNanos();
        try {
            for (SelectionConsumer consumer : consumers) {
                if (!consumer.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                    LOG.warn("{} is still at an event; it will be delivered again", consumer.name());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            extendingStop.raise();
        }
    }

    /** Whether the thread lives that keeps the server from delivering again what is in hand. */
    boolean extending() {
        return consumers.isEmpty() || extending.isAlive() || extendingStop.raised();
    }

    List<SelectionConsumer> consumers() {
        return consumers;
    }

    private void extend() {
        Duration pause = settings.ackWait().dividedBy(EXTENSIONS_PER_WAIT);
        while (extendingStop.enterWait()) {
            try {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            } catch (InterruptedException e) {
                LOG.debug("Woken to stop");
            } finally {
                extendingStop.leaveWait();
            }
            consumers.forEach(SelectionConsumer::extend);
        }
    }

    private List<SelectionConsumer> consumers(Iterable<EventHandler> wanted) {
        List<SelectionConsumer> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (EventHandler handler : wanted) {
            if (!NAME.matcher(handler.name()).matches() || !names.add(handler.name())) {
                throw new IllegalStateException("Name of a handler is not usable or not unique: " + handler.name());
            }
            for (Selection selection : handler.selections()) {
                all.add(consumer(handler, selection));
            }
        }
        return List.copyOf(all);
    }

    private SelectionConsumer consumer(EventHandler handler, Selection selection) {
        String name = selection.consumer(handler.name());
        String stream = selection.stream(catalogue);
        InHand inHand = new InHand(settings.longestHandling(), System::nanoTime);
        List<Lane> lanes = IntStream.range(0, settings.lanesOf(handler))
                .mapToObj(number -> new Lane(name + "-" + number, delivery(handler, stream), inHand, settings.batch()))
                .toList();
        DurableConsumer consumer =
                new DurableConsumer(nats, stream, name, selection.subjects(catalogue), handler.description());
        return new SelectionConsumer(consumer, new Lanes(lanes), inHand, settings);
    }

    private Delivery delivery(EventHandler handler, String stream) {
        return new Delivery(
                handler,
                stream,
                decoder,
                beans.getBean(Inbox.class, Qualifiers.byName(handler.dataSource())),
                beans.getBean(DeadLetters.class, Qualifiers.byName(handler.dataSource())),
                settings,
                meters,
                tracing,
                faults);
    }
}
