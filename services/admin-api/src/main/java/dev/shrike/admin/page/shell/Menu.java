package dev.shrike.admin.page.shell;

import dev.shrike.admin.page.session.PagePaths;
import dev.shrike.admin.page.session.Session;
import dev.shrike.rest.identity.Roles;
import java.util.Arrays;
import java.util.List;

/** The pages, in the order of the navigation. A person sees those of their roles; admins see all. */
public enum Menu {
    OVERVIEW(Section.PLATFORM, "", "Overview", "gauge", Roles.OPERATOR, Roles.PRIVACY_OFFICER, Roles.ANALYST),
    ALERTS(Section.PLATFORM, "alerts", "Alerts", "bell", Roles.OPERATOR),
    EVENTS(Section.PLATFORM, "events", "Events", "pulse", Roles.OPERATOR),
    DEAD_LETTERS(Section.PLATFORM, "dead-letters", "Dead letters", "letter", Roles.OPERATOR),
    OUTBOX(Section.PLATFORM, "outbox", "Outbox", "outbox", Roles.OPERATOR),
    PROJECTIONS(Section.PLATFORM, "projections", "Projections", "layers", Roles.OPERATOR),
    SAGAS(Section.PLATFORM, "sagas", "Sagas", "steps", Roles.OPERATOR),
    TOPOLOGIES(Section.PLATFORM, "topologies", "Topologies", "graph", Roles.OPERATOR),
    PEOPLE(Section.RIGHTS, "people", "People", "people", Roles.PRIVACY_OFFICER),
    ERASURES(Section.RIGHTS, "erasures", "Erasures", "eraser", Roles.PRIVACY_OFFICER),
    AUDIT(Section.RIGHTS, "audit", "Audit log", "book", Roles.PRIVACY_OFFICER, Roles.OPERATOR),
    SQL(Section.INSIGHT, "sql", "SQL console", "terminal", Roles.ANALYST),
    CATALOGUE(
            Section.INSIGHT,
            "catalogue",
            "Catalogue",
            "catalogue",
            Roles.OPERATOR,
            Roles.PRIVACY_OFFICER,
            Roles.ANALYST);

    /** What the navigation groups by. */
    public enum Section {
        PLATFORM("Platform"),
        RIGHTS("People"),
        INSIGHT("Insight");

        private final String title;

        Section(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private final Section section;
    private final String name;
    private final String title;
    private final String icon;
    private final List<String> roles;

    Menu(Section section, String name, String title, String icon, String... roles) {
        this.section = section;
        this.name = name;
        this.title = title;
        this.icon = icon;
        this.roles = List.of(roles);
    }

    public Section section() {
        return section;
    }

    public String title() {
        return title;
    }

    /** Its picture in {@code icons.svg}. */
    public String icon() {
        return icon;
    }

    /** Its address. */
    public String href() {
        if (this == CATALOGUE) {
            return "/catalogue"; // for everybody, logged in or not
        }
        return name.isEmpty() ? PagePaths.HOME : PagePaths.PAGES + "/" + name;
    }

    /** Whether it is for this person. */
    public boolean isFor(Session session) {
        return session.admin() || roles.stream().anyMatch(session.roles()::contains);
    }

    /** What a section has for this person. */
    public static List<Menu> of(Section section, Session session) {
        return Arrays.stream(values())
                .filter(entry -> entry.section == section && entry.isFor(session))
                .toList();
    }
}
