package dev.shrike.messaging.redrive;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Listens to one major version of ratings; the old version of it cannot handle any. */
@Singleton
@Requires(property = "rates.name")
class RateReader implements EventHandler {
    final Queue<ReceivedEvent> handled = new ConcurrentLinkedQueue<>();

    private final String name;
    private final int major;

    RateReader(@Value("${rates.name}") String name, @Value("${rates.major}") int major) {
        this.name = name;
        this.major = major;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String dataSource() {
        return Service.DATA_SOURCE;
    }

    @Override
    public List<Selection> selections() {
        return List.of(Selection.of("rate", major, "update"));
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (major == 1) {
            throw new IllegalStateException("a fault of the old version");
        }
        handled.add(event);
    }
}
