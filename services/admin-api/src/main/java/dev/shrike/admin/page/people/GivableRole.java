package dev.shrike.admin.page.people;

import java.util.Arrays;
import java.util.Optional;

/** The roles that administrators give to people. */
enum GivableRole {
    PRIVACY_OFFICER(
            "privacy-officer", "Privacy officer", "Looks after people's rights: erasures, exports, requests, holds."),
    OPERATOR("operator", "Operator", "Keeps the platform running: dead letters, projections, sagas, alerts."),
    ANALYST("analyst", "Analyst", "Asks for the latest events of everybody in SQL.");

    private final String path;
    private final String title;
    private final String meaning;

    GivableRole(String path, String title, String meaning) {
        this.path = path;
        this.title = title;
        this.meaning = meaning;
    }

    /** Its name in addresses of auth-api. */
    String path() {
        return path;
    }

    String title() {
        return title;
    }

    String meaning() {
        return meaning;
    }

    static Optional<GivableRole> of(String path) {
        return Arrays.stream(values()).filter(role -> role.path.equals(path)).findFirst();
    }
}
