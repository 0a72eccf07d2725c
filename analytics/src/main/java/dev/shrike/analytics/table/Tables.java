package dev.shrike.analytics.table;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.MajorVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of a catalogue. */
public final class Tables {
    private Tables() {}

    /**
     * One table for each compacted topic of an event: {@code tick_latest} for the newest major version of tick, and
     * {@code rate_v1_latest} for an older one of rate.
     */
    public static List<Table> of(EventCatalogue catalogue) {
        List<Table> tables = new ArrayList<>();
        for (EventDefinition event : catalogue.events()) {
            String name = event.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
            for (MajorVersion major : event.majors()) {
                boolean newest = major.equals(event.newest());
                tables.add(Table.of(name + (newest ? "" : "_v" + major.major()) + "_latest", major));
            }
        }
        return List.copyOf(tables);
    }
}
