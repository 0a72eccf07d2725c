package dev.shrike.messaging.subscribe;

import io.micronaut.context.BeanContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Every handler of the application: those that are beans, and those that are made of beans. Safe for use by many threads. */
@Singleton
public final class AllHandlers {
    private final BeanContext beans;

    AllHandlers(BeanContext beans) {
        this.beans = beans;
    }

    /** All of them, in no particular order. Asked for when the application is up: handlers need each other's beans. */
    public List<EventHandler> list() {
        return Stream.concat(
                        beans.getBeansOfType(EventHandler.class).stream(),
                        beans.getBeansOfType(MadeHandlers.class).stream().flatMap(made -> made.handlers().stream()))
                .toList();
    }
}
