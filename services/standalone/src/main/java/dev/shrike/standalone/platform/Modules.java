package dev.shrike.standalone.platform;

import java.util.List;

/** The services that make up the platform. */
public final class Modules {
    /** By the names of their settings files. */
    public static final List<String> NAMES =
            List.of("auth-api", "user-api", "tick-api", "notifier", "statistics-api", "admin-api", "gateway");

    private Modules() {}
}
