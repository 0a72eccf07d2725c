package dev.shrike.browser;

import java.util.Locale;

/** Where there is something to see. */
enum Screen {
    OVERVIEW("/admin", "Overview"),
    PEOPLE("/admin/ui/people", "People"),
    ERASURES("/admin/ui/erasures", "Erasures"),
    EVENTS("/admin/ui/events", "Events"),
    DEAD_LETTERS("/admin/ui/dead-letters", "Dead letters"),
    OUTBOX("/admin/ui/outbox", "Outbox"),
    PROJECTIONS("/admin/ui/projections", "Projections"),
    SAGAS("/admin/ui/sagas", "Sagas"),
    TOPOLOGIES("/admin/ui/topologies", "Topologies"),
    SQL("/admin/ui/sql", "SQL"),
    AUDIT("/admin/ui/audit", "Audit log"),
    CATALOGUE("/catalogue", "Catalogue");

    private final String path;
    private final String heading;

    Screen(String path, String heading) {
        this.path = path;
        this.heading = heading;
    }

    String path() {
        return path;
    }

    String heading() {
        return heading;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
