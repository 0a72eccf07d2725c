package dev.shrike.gateway.graphql.calling;

/** Who answers. */
public enum Service {
    USERS("user-api"),
    TICKS("tick-api"),
    NOTIFIER("notifier"),
    STATISTICS("statistics-api");

    private final String title;

    Service(String title) {
        this.title = title;
    }

    /** The name by which people know it. */
    public String title() {
        return title;
    }
}
