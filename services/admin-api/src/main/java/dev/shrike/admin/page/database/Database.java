package dev.shrike.admin.page.database;

import dev.shrike.admin.page.platform.Place;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A service's database, by the name of its data source, under which dead letters and outboxes are asked for. */
public enum Database {
    AUTH(Place.AUTH),
    USERS(Place.USERS),
    TICKS(Place.TICKS),
    NOTIFIER(Place.NOTIFIER),
    STATISTICS(Place.STATISTICS),
    ADMIN(Place.ADMIN);

    private final Place place;

    Database(Place place) {
        this.place = place;
    }

    /** The service that has it. */
    public Place place() {
        return place;
    }

    /** Its name. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By name, if there is one. */
    public static Optional<Database> named(String name) {
        return Arrays.stream(values())
                .filter(database -> database.title().equals(name))
                .findFirst();
    }
}
