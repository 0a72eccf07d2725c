package dev.shrike.admin.page.events;

import dev.shrike.admin.page.shell.Link;
import dev.shrike.admin.page.shell.Menu;
import io.micronaut.core.annotation.Nullable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * What the list is narrowed to, each as it was typed, empty for no matter.
 *
 * @param until a time in UTC without a zone, as browsers send it: only what was stored before
 */
record EventFilter(String event, String type, String aggregate, String until) {

    boolean narrows() {
        return !(event + type + aggregate + until).isEmpty();
    }

    /** Null when there is none, or none that can be read. */
    @Nullable
    Instant time() {
        try {
            return until.isEmpty() ? null : LocalDateTime.parse(until).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    Link link() {
        return Link.to(Menu.EVENTS.href())
                .with("event", event)
                .with("type", type)
                .with("aggregate", aggregate)
                .with("until", until);
    }

    /** Where the same events come in as they happen. */
    Link live(@Nullable String after) {
        return Link.to(Menu.EVENTS.href() + "/live")
                .with("event", event)
                .with("type", type)
                .with("aggregate", aggregate)
                .with("after", after);
    }
}
