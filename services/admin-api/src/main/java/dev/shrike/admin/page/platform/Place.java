package dev.shrike.admin.page.platform;

/** The services that pages ask. On one machine they all have one address. */
public enum Place {
    AUTH("auth-api", "shrike.auth.url"),
    USERS("user-api", "shrike.users.url"),
    TICKS("tick-api", "shrike.ticks.url"),
    NOTIFIER("notifier", "shrike.notifier.url"),
    STATISTICS("statistics-api", "shrike.statistics.url"),
    GATEWAY("gateway", "shrike.gateway.url"),
    ADMIN("admin-api", "shrike.admin.url");

    private final String title;
    private final String setting;

    Place(String title, String setting) {
        this.title = title;
        this.setting = setting;
    }

    /** What it is called where people read it. */
    public String title() {
        return title;
    }

    /** The setting that holds its address. */
    public String setting() {
        return setting;
    }
}
