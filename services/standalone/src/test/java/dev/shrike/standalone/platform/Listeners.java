package dev.shrike.standalone.platform;

import dev.shrike.messaging.projection.Projection;
import dev.shrike.messaging.subscribe.AllHandlers;
import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.Selection;
import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which services of a running platform listen to which events: by the database in which each handler and projection writes. */
final class Listeners {
    private static final Map<String, String> SERVICES = Map.of(
            "auth", "auth-api",
            "users", "user-api",
            "ticks", "tick-api",
            "notifier", "notifier",
            "statistics", "statistics-api",
            "admin", "admin-api");

    private final Map<String, Set<String>> byEvent = new TreeMap<>();

    private Listeners() {}

    /** Services by event. */
    static Map<String, Set<String>> of(ApplicationContext services) {
        Listeners found = new Listeners();
        for (EventHandler handler : services.getBean(AllHandlers.class).list()) {
            found.add(handler.dataSource(), handler.selections());
        }
        for (Projection projection : services.getBeansOfType(Projection.class)) {
            found.add(projection.dataSource(), projection.selections());
        }
        return found.byEvent;
    }

    private void add(String dataSource, List<Selection> selections) {
        selections.forEach(selection ->
                byEvent.computeIfAbsent(selection.event(), _ -> new TreeSet<>()).add(SERVICES.get(dataSource)));
    }
}
